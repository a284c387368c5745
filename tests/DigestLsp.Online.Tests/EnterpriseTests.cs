using DigestLsp.Language.Links;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Online.Tests;

/// <summary>github.com and an Enterprise server at once: each link is checked at its API with the token of that API.</summary>
public sealed class EnterpriseTests
{
    [Theory]
    [InlineData("https://api.github.com/", null)]
    [InlineData("http://127.0.0.1:8080/", null)]
    [InlineData("http://api.example.test/", null)]
    [InlineData("https://git.example.org/api/v3/", "git.example.org")]
    [InlineData("https://git.example.org:8443/api/v3/", "git.example.org:8443")]
    [InlineData("http://127.0.0.1:8080/api/v3/", "127.0.0.1:8080")]
    [InlineData("https://api.lamps.ghe.com/", "lamps.ghe.com")]
    public void Api_serves_the_links_of_its_host(string api, string? host) =>
        GitHubApis.WebHost(new Uri(api)).ShouldBe(host);

    [Theory]
    [InlineData(
        "https://git.example.org/a/b",
        "github@git.example.org:a/b",
        "https://git.example.org/api/v3/repos/a/b"
    )]
    [InlineData(
        "http://GIT.example.org/A/b.git",
        "github@git.example.org:a/b",
        "https://git.example.org/api/v3/repos/A/b"
    )]
    [InlineData(
        "https://git.example.org/a/b/blob/main/x.py#L3",
        "github@git.example.org:a/b",
        "https://git.example.org/api/v3/repos/a/b"
    )]
    [InlineData(
        "https://git.example.org/a",
        "github-owner@git.example.org:a",
        "https://git.example.org/api/v3/users/a"
    )]
    [InlineData(
        "https://git.example.org/gist/a/0123456789abcdef0123",
        "gist@git.example.org:0123456789abcdef0123",
        "https://git.example.org/api/v3/gists/0123456789abcdef0123"
    )]
    [InlineData(
        "https://gist.git.example.org/a/0123456789abcdef0123",
        "gist@git.example.org:0123456789abcdef0123",
        "https://git.example.org/api/v3/gists/0123456789abcdef0123"
    )]
    [InlineData("https://github.com/a/b", "github:a/b", "https://api.github.com/repos/a/b")]
    [InlineData("https://github.com/a", "github-owner:a", "https://api.github.com/users/a")]
    // Its own pages, names that only it may allow and other hosts are web pages.
    [InlineData(
        "https://git.example.org/settings/tokens",
        "git.example.org/settings/tokens",
        "https://git.example.org/settings/tokens"
    )]
    [InlineData(
        "https://git.example.org/a_corp/b",
        "git.example.org/a_corp/b",
        "https://git.example.org/a_corp/b"
    )]
    [InlineData(
        "https://git.example.org:8443/a/b",
        "git.example.org:8443/a/b",
        "https://git.example.org:8443/a/b"
    )]
    [InlineData("https://other.example.org/a/b", "other.example.org/a/b", "https://other.example.org/a/b")]
    public void Link_is_checked_at_the_api_that_serves_it(string link, string subject, string address)
    {
        var options = new OnlineOptions().WithApi(new Uri("https://git.example.org/api/v3/"));
        using var checker = new LinkChecker(options);
        var target = checker.Checkable([LinkTarget.Of(link)], anyHost: true).ShouldHaveSingleItem();
        target.Subject.ShouldBe(subject);
        Services.LinkServices.For(target)!.Requests(target, options)[0].Address.ToString().ShouldBe(address);
    }

    [Theory]
    [InlineData("https://git.example.org/api/v3/", "https://git.example.org/api/graphql")]
    [InlineData("https://api.lamps.ghe.com/", "https://api.lamps.ghe.com/graphql")]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql")]
    public void Batch_is_sent_to_the_api_that_serves_it(string api, string address)
    {
        var options = new OnlineOptions().WithApi(new Uri(api));
        var link = $"https://{GitHubApis.WebHost(new Uri(api)) ?? "github.com"}/a/b";
        Services
            .GitHubBatch.Only.Request([options.TargetOf(LinkTarget.Of(link))], options)
            .Address.ToString()
            .ShouldBe(address);
    }

    [Fact]
    public async Task Both_are_checked_at_once_and_have_cards_of_their_own()
    {
        await using var github = GitHub();
        await using var enterprise = GitHub();
        using var checker = Checkers.Of(Options(github, enterprise));
        var own = $"{enterprise.Address}invented/lamps";
        var verdicts = await checker.CheckAsync(
            new[]
            {
                "https://github.com/invented/lamps",
                own,
                own + "/issues/3",
                $"{enterprise.Address}invented/gone",
            }.Select(LinkTarget.Of)
        );
        var server = enterprise.Address.Authority;
        verdicts["github:invented/lamps"].State.ShouldBe(LinkStatus.Ok);
        verdicts[$"github@{server}:invented/lamps"].State.ShouldBe(LinkStatus.Ok);
        verdicts[$"github@{server}:invented/gone"].State.ShouldBe(LinkStatus.Broken);
        verdicts.Count.ShouldBe(3);
        github.Asked.ShouldBe(["/repos/invented/lamps"]);
        enterprise.Asked.ShouldBe(["/api/v3/repos/invented/lamps", "/api/v3/repos/invented/gone"]);
        var preview = await checker.PreviewAsync(LinkTarget.Of(own), TestContext.Current.CancellationToken);
        preview.ShouldNotBeNull().Markdown.ShouldContain($"({own})");
        preview.Markdown.ShouldNotContain("github.com");
        var moved = await checker.CheckAsync([LinkTarget.Of($"{enterprise.Address}invented/old")]);
        moved.Values.ShouldHaveSingleItem().MovedTo.ShouldBe($"{enterprise.Address}invented/new");
    }

    [Fact]
    public async Task Each_api_gets_its_own_token_and_pages_of_its_host_get_none()
    {
        await using var github = GitHub();
        await using var enterprise = GitHub();
        var tokens = new Tokens(
            name =>
                name switch
                {
                    "GH_TOKEN" => "secret",
                    "GH_HOST" => enterprise.Address.Authority,
                    "GH_ENTERPRISE_TOKEN" => "own",
                    _ => null,
                },
            (_, _) => Task.FromResult<string?>(null)
        );
        using var checker = new LinkChecker(Options(github, enterprise), tokens);
        await checker.CheckAsync(
            new[]
            {
                "https://github.com/invented/lamps",
                $"{enterprise.Address}invented/lamps",
                $"{enterprise.Address}about",
            }.Select(LinkTarget.Of),
            anyHost: true
        );
        github.Tokens.ShouldBe(["Bearer secret"]);
        enterprise
            .Asked.Zip(enterprise.Tokens)
            .Where(a => a.Second is not null)
            .ShouldBe([("/api/graphql", "Bearer own")]);
        enterprise.Asked.ShouldContain("/about");
    }

    [Theory]
    [InlineData("https://api.lamps.ghe.com/", "secret")]
    [InlineData("https://api.github.com/", "secret")]
    [InlineData("https://git.example.org/api/v3/", "own")]
    [InlineData("https://other.example.org/api/v3/", null)]
    [InlineData("http://127.0.0.1:8080/api/v3/", null)]
    public async Task Token_is_sent_to_its_own_host(string api, string? token) =>
        (
            await new Tokens(
                name =>
                    name switch
                    {
                        "GH_TOKEN" => "secret",
                        "GH_HOST" => "git.example.org",
                        "GH_ENTERPRISE_TOKEN" => "own",
                        _ => null,
                    },
                (_, _) => Task.FromResult<string?>(null)
            ).ForAsync(new Uri(api), TestContext.Current.CancellationToken)
        ).ShouldBe(token);

    [Fact]
    public async Task Sessions_of_both_hosts_are_kept_and_gh_is_called_once_for_each()
    {
        var asked = new List<string>();
        var tokens = new Tokens(
            _ => null,
            (host, _) =>
            {
                asked.Add(host);
                return Task.FromResult<string?>("of-" + host);
            }
        );
        var (github, own) = (new Uri("https://api.github.com/"), new Uri("https://git.example.org/api/v3/"));
        for (var i = 0; i < 2; i++)
        {
            (await tokens.ForAsync(github, default)).ShouldBe("of-github.com");
            (await tokens.ForAsync(own, default)).ShouldBe("of-git.example.org");
        }
        asked.ShouldBe(["github.com", "git.example.org"]);
        tokens.Take("github.com", "one");
        tokens.Take("git.example.org", "two");
        (await tokens.ForAsync(github, default)).ShouldBe("one");
        (await tokens.ForAsync(own, default)).ShouldBe("two");
    }

    [Fact]
    public async Task Repositories_of_the_server_are_not_offered_as_those_of_github_com()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await using var github = GitHub();
        await using var enterprise = GitHub();
        using (var checker = Checkers.Of(Options(github, enterprise) with { CacheFolder = folder }))
        {
            await checker.CheckAsync(
                new[] { "https://github.com/invented/lamps", $"{enterprise.Address}invented/secret" }.Select(
                    LinkTarget.Of
                )
            );
            checker.KnownRepositories("").ShouldBe(["invented/lamps"]);
            checker.KnownRepositories("invented/").ShouldBe(["invented/lamps"]);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static OnlineOptions Options(StandIn github, StandIn enterprise) =>
        Checkers.Options(github.Address).WithApi(new Uri(enterprise.Address, "api/v3/"));

    private static StandIn GitHub() =>
        new(c =>
        {
            var path = StandIn.Target(c);
            var name = path[(path.LastIndexOf('/') + 1)..];
            return path.EndsWith("graphql", StringComparison.Ordinal)
                    ? StandIn.Say(
                        c,
                        200,
                        """{"data":{"r0":{"databaseId":1,"nameWithOwner":"invented/lamps"}}}"""
                    )
                : name == "gone" ? StandIn.Say(c, 404, """{"message":"Not Found"}""")
                : name == "old" ? StandIn.Say(c, 200, """{"id":2,"full_name":"invented/new"}""")
                : StandIn.Say(
                    c,
                    200,
                    $$"""{"id":1,"full_name":"invented/{{name}}","description":"Lamps."}"""
                );
        });
}
