using System.Collections.Concurrent;
using DigestLsp.Online.Tests;
using static DigestLsp.Server.Tests.LinkedPage;

namespace DigestLsp.Server.Tests;

/// <summary>Diagnostics of links while the user types, against a fake GitHub on this machine.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Broken_moved_and_archived_links_are_reported_after_opening_with_one_request()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(Name, Page);
        var found = await Until(client, codes => codes.Contains("link.broken"));
        found.ShouldBe(["link.archived", "link.broken", "link.moved"], ignoreOrder: true);
        github
            .Asked.Order()
            .ShouldBe([
                "/repos/invented/gone",
                "/repos/invented/lamps",
                "/repos/invented/old",
                "/repositories/7",
            ]);
        await client.OpenAsync("untitled:b", Page);
        await Until(client, codes => codes.Contains("link.broken"));
        github.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Diagnostic_of_a_changed_link_disappears_and_the_new_link_is_checked()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(
            Name,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/fine for it.\n"
        );
        await client.ChangeAsync(Name, 2, 4, 32, 4, 36, "gone");
        await Until(client, codes => codes.Contains("link.broken"));
        await client.ChangeAsync(Name, 3, 4, 32, 4, 36, "good");
        await Until(client, codes => !codes.Contains("link.broken"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(401)]
    public async Task Nothing_is_found_while_the_service_only_refuses(int status)
    {
        await using var github = StandIn.Saying(status, "{}");
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(Name, Page);
        var report = await client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{Name}}"}]}"""
        );
        report!.ToString().ShouldContain("3 could not be checked");
        (await Until(client, _ => true)).ShouldBeEmpty();
        (
            await client.ResultAsync(
                "workspace/executeCommand",
                """{"command":"digest.showNetworkActivity"}"""
            )
        )!
            .ToString()
            .ShouldContain("/repos/invented/gone");
    }

    [Fact]
    public async Task Token_of_the_editor_session_is_sent_to_the_api_and_never_written()
    {
        var gone = Enumerable.Range(0, 3).Select(i => $$"""{"type":"NOT_FOUND","path":["r{{i}}"]}""");
        await using var github = new StandIn(context =>
            StandIn.Target(context) == "/graphql"
                ? StandIn.Say(
                    context,
                    200,
                    $$"""{"data":{"r0":null,"r1":null,"r2":null},"errors":[{{string.Join(',', gone)}}]}"""
                )
                : StandIn.Say(context, 404, """{"message":"Not Found"}""")
        );
        await using var client = await Client.ReadyAsync(Options(github));
        await client.TellAsync("digest/githubToken", """{"token":"s3cr3t-of-mine"}""");
        await client.OpenAsync(Name, Page);
        (await Until(client, codes => codes.Count > 0)).ShouldAllBe(code => code == "link.broken");
        // A target that the token cannot see is requested once without it.
        github.Tokens.Distinct().ShouldBe(["Bearer s3cr3t-of-mine", null]);
        foreach (var file in Directory.EnumerateFiles(client.CacheFolder, "*", SearchOption.AllDirectories))
            (await ReadAsync(file)).ShouldNotContain("s3cr3t");
        (
            await client.ResultAsync(
                "workspace/executeCommand",
                """{"command":"digest.showNetworkActivity"}"""
            )
        )!
            .ToString()
            .ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task A_proxy_of_the_system_is_used()
    {
        var lines = new ConcurrentQueue<string>();
        const string Answer = """{"id":1,"full_name":"invented/gone","archived":true}""";
        await using var proxy = new RawStandIn(
            async (request, stream, token) =>
            {
                lines.Enqueue(request.Split('\r')[0]);
                await stream.WriteAsync(
                    RawStandIn.Bytes(
                        $"HTTP/1.1 200 OK\r\nContent-Length: {Answer.Length}\r\nConnection: close\r\n\r\n{Answer}"
                    ),
                    token
                );
            }
        );
        await using var client = Client.Start(("http_proxy", proxy.Address.ToString()));
        await client.AskAsync(
            "initialize",
            """{"processId":null,"capabilities":{},"initializationOptions":{"online":{"github":{"apiUrl":"http://api.example.test/"}}}}"""
        );
        await client.TellAsync("initialized", "{}");
        await client.OpenAsync(
            Name,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/gone now.\n"
        );
        await Until(client, codes => codes.Contains("link.archived"));
        lines.ShouldBe(["GET http://api.example.test/repos/invented/gone HTTP/1.1"]);
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
