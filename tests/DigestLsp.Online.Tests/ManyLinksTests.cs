using System.Collections.Concurrent;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>Many links at once: few requests, and no host gets more of them than allowed.</summary>
public sealed class ManyLinksTests
{
    [Fact]
    public async Task With_a_token_fifty_repositories_are_one_request()
    {
        await using var github = new StandIn(async c =>
        {
            using var reader = new StreamReader(c.Request.Body);
            var aliases = (await reader.ReadToEndAsync()).Split("repository(owner").Length - 1;
            var data = string.Join(
                ",",
                Enumerable
                    .Range(0, aliases)
                    .Select(i =>
                        $$"""
                            "r{{i}}":{"databaseId":{{i}},"nameWithOwner":"invented/r{{i}}","stargazerCount":1,"forkCount":0,"isArchived":false}
                            """
                    )
            );
            await StandIn.Say(c, 200, $$$"""{"data":{{{{data}}}}}""");
        });
        using var checker = Checkers.Of(Checkers.Options(github.Address), token: "secret");
        var links = Enumerable
            .Range(0, 50)
            .SelectMany(i =>
                new[]
                {
                    LinkTarget.Of($"github.com/invented/r{i}"),
                    LinkTarget.Of($"https://github.com/invented/r{i}/issues/1"),
                }
            )
            .ToList();
        var verdicts = await checker.CheckAsync(links);
        verdicts.Count.ShouldBe(50);
        verdicts.Values.ShouldAllBe(v => v.State != LinkStatus.Unknown);
        github.Asked.ShouldBe(["/graphql"]);
        await checker.CheckAsync(links);
        github.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Service_that_requires_a_sign_in_makes_no_link_broken()
    {
        await using var github = new StandIn(c => StandIn.Say(c, 401, """{"message":"Bad credentials"}"""));
        using var checker = Checkers.Of(Checkers.Options(github.Address), token: "old");
        var verdicts = await checker.CheckAsync(
            Enumerable.Range(0, 3).Select(i => LinkTarget.Of($"github.com/invented/r{i}"))
        );
        verdicts.Values.ShouldAllBe(v => v.State == LinkStatus.Unknown);
        verdicts.Values.ShouldAllBe(v => v.Reason == "GitHub requires sign-in (HTTP 401).");
        github.Tokens.ShouldBe(["Bearer old", null, null, null]);
    }

    [Fact]
    public async Task Without_a_token_each_repository_is_one_request_once()
    {
        await using var github = new StandIn(c =>
            StandIn.Say(c, 200, $$"""{"id":1,"full_name":"{{StandIn.Target(c)["/repos/".Length..]}}"}""")
        );
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        var links = Enumerable
            .Range(0, 30)
            .SelectMany(i => new[] { $"github.com/invented/r{i}", $"https://github.com/invented/r{i}/wiki" })
            .Select(LinkTarget.Of)
            .ToList();
        await Task.WhenAll(checker.CheckAsync(links), checker.CheckAsync(links));
        await checker.CheckAsync(links);
        github.Asked.Count.ShouldBe(30);
        github.Asked.Distinct().Count().ShouldBe(30);
    }

    [Fact]
    public async Task No_host_of_the_web_has_more_than_four_requests_at_a_time()
    {
        var (running, most) = (new ConcurrentDictionary<int, int>(), new ConcurrentDictionary<int, int>());
        var hosts = Enumerable
            .Range(0, 20)
            .Select(host => new StandIn(async c =>
            {
                var now = running.AddOrUpdate(host, 1, (_, n) => n + 1);
                most.AddOrUpdate(host, now, (_, n) => Math.Max(n, now));
                await Task.Delay(50);
                running.AddOrUpdate(host, 0, (_, n) => n - 1);
            }))
            .ToList();
        using var checker = Checkers.Of(
            Checkers.Options(new Uri("https://api.example.test/")) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            }
        );
        var started = System.Diagnostics.Stopwatch.StartNew();
        var verdicts = await checker.CheckAsync(
            Enumerable.Range(0, 500).Select(i => LinkTarget.Of($"{hosts[i % 20].Address}page{i}")),
            anyHost: true
        );
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"500 links of 20 hosts: {started.ElapsedMilliseconds} ms"
        );
        verdicts.Values.Count(v => v.State == LinkStatus.Ok).ShouldBe(500);
        most.Values.ShouldAllBe(n => n <= 4);
        foreach (var host in hosts)
            await host.DisposeAsync();
    }
}
