using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using DigestLsp.Online.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>Links while somebody writes, against a stand-in for GitHub on this machine.</summary>
public sealed class LinkTests
{
    private const string Uri = "untitled:a";
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention. See https://github.com/invented/gone and "
        + "https://github.com/invented/lamps and https://github.com/invented/old.\n";

    [Fact]
    public async Task What_is_gone_moved_or_archived_is_found_after_opening_and_asked_once()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(Uri, Page);
        var found = await Until(client, codes => codes.Contains("link.gone"));
        found.ShouldBe(["link.archived", "link.gone", "link.moved"], ignoreOrder: true);
        github
            .Asked.Order()
            .ShouldBe([
                "/repos/invented/gone",
                "/repos/invented/lamps",
                "/repos/invented/old",
                "/repositories/7",
            ]);
        await client.OpenAsync("untitled:b", Page);
        await Until(client, codes => codes.Contains("link.gone"));
        github.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_finding_goes_as_soon_as_its_link_changes_and_a_new_link_is_looked_up()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(
            Uri,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/fine for it.\n"
        );
        await client.ChangeAsync(Uri, 2, 4, 32, 4, 36, "gone");
        await Until(client, codes => codes.Contains("link.gone"));
        await client.ChangeAsync(Uri, 3, 4, 32, 4, 36, "good");
        await Until(client, codes => !codes.Contains("link.gone"));
    }

    [Fact]
    public async Task A_link_under_the_caret_is_not_looked_up()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(
            Uri,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/gon and https://github.com/invented/fine.\n"
        );
        await client.ChangeAsync(Uri, 2, 4, 35, 4, 35, "e");
        await AskedAsync(github, "/repos/invented/fine");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        github.Asked.ShouldNotContain("/repos/invented/gone");
        await client.ResultAsync("textDocument/documentHighlight", Client.At(Uri, 0, 0));
        await AskedAsync(github, "/repos/invented/gone");
    }

    [Theory]
    [InlineData("""{"online":{"enabled":false,"github":{"apiUrl":"ADDRESS"}}}""")]
    [InlineData("""{"trusted":false,"online":{"github":{"apiUrl":"ADDRESS"}}}""")]
    [InlineData("""{"online":{"checkLinks":"off","github":{"apiUrl":"ADDRESS"}}}""")]
    public async Task Nothing_is_asked_where_that_is_not_allowed(string options)
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            options.Replace("ADDRESS", github.Address.ToString(), StringComparison.Ordinal)
        );
        await client.OpenAsync(Uri, Page);
        // Another that may ask, and opens its document later: when it has asked, the first one would have.
        await using var other = await Client.ReadyAsync(Options(github));
        await other.OpenAsync(Uri, Links(7, 1));
        await AskedAsync(github, "/repos/invented/r7");
        github.Asked.ShouldBe(["/repos/invented/r7"]);
    }

    [Fact]
    public async Task A_hover_says_why_it_says_little_where_the_workspace_is_not_trusted()
    {
        await using var client = await Client.ReadyAsync(
            """{"trusted":false}""",
            """{"textDocument":{"documentLink":{"tooltipSupport":true}}}"""
        );
        await client.OpenAsync(
            Uri,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/fine and https://pages.example/x.\n"
        );
        (await HoverAsync(8)).ShouldBe(
            "GitHub repository invented/fine\n\nNot looked up: this workspace is not trusted."
        );
        (await HoverAsync(42)).ShouldNotContain("looked up");
        (await client.ResultAsync("textDocument/documentLink", Client.Document(Uri)))!
            .AsArray()
            .Select(l => (string?)l!["tooltip"])
            .ShouldBe(["Open on github.com", "Open on pages.example"]);

        async Task<string> HoverAsync(int character) =>
            (string)
                (await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, character)))!["contents"]![
                    "value"
                ]!;
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
        await client.OpenAsync(Uri, Page);
        var report = await client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{Uri}}"}]}"""
        );
        report!.ToString().ShouldContain("3 unknown");
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
    public async Task A_status_is_told_to_a_client_that_wants_it()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            Options(github).Replace("""{"online""", """{"status":true,"online""", StringComparison.Ordinal)
        );
        await client.OpenAsync(Uri, Page);
        JsonNode status;
        do status = await client.NotificationAsync("digest/status");
        while ((string?)status["state"] != "ready" || (int)status["documents"]![0]!["errors"]! == 0);
        ((int)status["documents"]![0]!["links"]!).ShouldBe(3);
        ((int)status["documents"]![0]!["unknownLinks"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_token_of_the_editor_s_session_goes_to_the_api_and_is_written_nowhere()
    {
        var gone = Enumerable.Range(0, 3).Select(i => $$"""{"type":"NOT_FOUND","path":["r{{i}}"]}""");
        await using var github = StandIn.Saying(
            200,
            $$"""{"data":{"r0":null,"r1":null,"r2":null},"errors":[{{string.Join(',', gone)}}]}"""
        );
        await using var client = await Client.ReadyAsync(Options(github));
        await client.TellAsync("digest/githubToken", """{"token":"s3cr3t-of-mine"}""");
        await client.OpenAsync(Uri, Page);
        (await Until(client, codes => codes.Count > 0)).ShouldAllBe(code => code == "link.gone");
        github.Tokens.Distinct().ShouldBe(["Bearer s3cr3t-of-mine"]);
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
            Uri,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/gone now.\n"
        );
        await Until(client, codes => codes.Contains("link.archived"));
        lines.ShouldBe(["GET http://api.example.test/repos/invented/gone HTTP/1.1"]);
    }

    [Fact]
    public async Task Progress_is_shown_for_more_than_twenty_links_and_not_for_twenty()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            Options(github),
            """{"window":{"workDoneProgress":true}}"""
        );
        await client.OpenAsync(Uri, Links(0, 20));
        await AskedAsync(github, "/repos/invented/r19");
        await client.OpenAsync("untitled:b", Links(20, 21));
        var begun = 0;
        JsonNode progress;
        do
        {
            progress = (await client.NotificationAsync("$/progress"))["value"]!;
            if ((string?)progress["title"] == "Checking links")
                begun++;
        } while ((string?)progress["kind"] != "end");
        begun.ShouldBe(1);
    }

    [Fact]
    public async Task A_check_that_was_asked_for_with_a_token_is_shown_under_it_and_can_be_cancelled()
    {
        var never = new TaskCompletionSource();
        await using var github = new StandIn(context =>
            StandIn.Target(context) == "/repos/invented/r2"
                ? never.Task.WaitAsync(context.RequestAborted)
                : StandIn.Say(context, 200, Repository("invented/r1", 9))
        );
        await using var client = await Client.ReadyAsync(
            $$$$"""{"online":{"checkLinks":"off","github":{"apiUrl":"{{{{github.Address}}}}"}}}"""
        );
        await client.OpenAsync(Uri, Links(1, 2));
        var answer = client.AskAsync(
            "workspace/executeCommand",
            $$$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{{Uri}}}"}],"workDoneToken":"mine"}"""
        );
        var told = new List<string>();
        while (told.Count < 2)
        {
            var progress = await client.NotificationAsync("$/progress");
            ((string?)progress["token"]).ShouldBe("mine");
            told.Add($"{progress["value"]!["kind"]} {progress["value"]!["percentage"]}");
        }
        told.ShouldBe(["begin 0", "report 50"]);
        await client.TellAsync("window/workDoneProgress/cancel", """{"token":"mine"}""");
        ((int)(await answer)["error"]!["code"]!).ShouldBe(-32800);
        ((string?)(await client.NotificationAsync("$/progress"))["value"]!["kind"]).ShouldBe("end");
    }

    private static string Links(int first, int count) =>
        "Aug 1\n\nGardens of Attention\n\n"
        + string.Concat(
            Enumerable.Range(first, count).Select(i => $"See https://github.com/invented/r{i} now.\n")
        );

    private static StandIn GitHub() =>
        new(context =>
            StandIn.Target(context) switch
            {
                "/repos/invented/gone" or "/repos/invented/gone." or "/repos/invented/old." => StandIn.Say(
                    context,
                    404,
                    """{"message":"Not Found"}"""
                ),
                "/repos/invented/lamps" => StandIn.Say(context, 301, "", ("Location", "/repositories/7")),
                "/repositories/7" => StandIn.Say(context, 200, Repository("invented/lanterns", 7)),
                "/repos/invented/old" => StandIn.Say(
                    context,
                    200,
                    Repository("invented/old", 8).Replace("false", "true", StringComparison.Ordinal)
                ),
                var other => StandIn.Say(context, 200, Repository(other!["/repos/".Length..], 9)),
            }
        );

    private static string Repository(string name, int id) =>
        $$"""{"id":{{id}},"full_name":"{{name}}","stargazers_count":3,"forks_count":1,"archived":false,"pushed_at":"2025-01-02T03:04:05Z"}""";

    private static string Options(StandIn github) =>
        $$$$"""{"online":{"github":{"apiUrl":"{{{{github.Address}}}}"}}}""";

    private static async Task<IReadOnlyList<string>> Until(
        Client client,
        Func<IReadOnlyList<string>, bool> good
    )
    {
        // What comes every now and then and never is good must not keep a test for ever.
        var patience = Stopwatch.StartNew();
        while (true)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            var published = await client.NotificationAsync("textDocument/publishDiagnostics");
            List<string> codes =
            [
                .. published["diagnostics"]!
                    .AsArray()
                    .Select(d => (string)d!["code"]!)
                    .Where(c =>
                        c is "link.gone" or "link.moved" or "link.archived" or "link.name-taken-over"
                    ),
            ];
            if (good(codes))
                return codes;
        }
    }

    private static async Task AskedAsync(StandIn standIn, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!standIn.Asked.Exists(a => a.StartsWith(address, StringComparison.Ordinal)))
            await Task.Delay(20, patience.Token);
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
