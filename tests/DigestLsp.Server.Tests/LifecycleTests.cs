namespace DigestLsp.Server.Tests;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Exit_without_shutdown_is_1()
    {
        await using var client = await Client.ReadyAsync();
        await client.ExitAsync();
        (await client.ExitCodeAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_log_goes_to_the_client_and_to_a_file_and_never_to_standard_output()
    {
        await using var client = await Client.ReadyAsync();
        var message = await client.NotificationAsync("window/logMessage");
        ((int?)message["type"]).ShouldBe(3);
        var text = (string)message["message"]!;
        text.ShouldStartWith("digest-lsp 0.");
        var folder = text.Split("log folder ")[^1];
        Directory.EnumerateFiles(folder, "digest-lsp-*.log").ShouldNotBeEmpty();
        (await client.ShutdownAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_end_of_input_ends_the_server()
    {
        await using var client = await Client.ReadyAsync();
        client.EndInput();
        (await client.ExitCodeAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Requests_at_the_wrong_time_get_the_specified_errors()
    {
        await using var client = Client.Start();
        (
            (int?)
                (await client.AskAsync("textDocument/documentSymbol", Client.Document("file:///a")))[
                    "error"
                ]!["code"]
        ).ShouldBe(-32002);
        ((int?)(await client.AskAsync("no/such", "{}"))["error"]!["code"]).ShouldBe(-32002);
        await client.AskAsync("initialize", """{"processId":null,"capabilities":{},"rootUri":null}""");
        (
            (int?)
                (
                    await client.AskAsync(
                        "initialize",
                        """{"processId":null,"capabilities":{},"rootUri":null}"""
                    )
                )["error"]!["code"]
        ).ShouldBe(-32600);
        ((int?)(await client.AskAsync("no/such", "{}"))["error"]!["code"]).ShouldBe(-32601);
        (
            (int?)
                (await client.AskAsync("textDocument/hover", Client.At("file:///never-opened", 0, 0)))[
                    "error"
                ]!["code"]
        ).ShouldBe(-32602);
        (
            (int?)(await client.AskAsync("textDocument/hover", """{"textDocument":7}"""))["error"]!["code"]
        ).ShouldBe(-32602);
        await client.AskAsync("shutdown");
        ((int?)(await client.AskAsync("no/such", "{}"))["error"]!["code"]).ShouldBe(-32600);
        (
            (int?)
                (await client.AskAsync("textDocument/documentSymbol", Client.Document("file:///a")))[
                    "error"
                ]!["code"]
        ).ShouldBe(-32600);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_waiting_for_the_client_are_answered_on_cancel_and_before_shutdown(
        bool isShutDown
    )
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"workspace":{"applyEdit":true}}"""
        );
        client.Unanswered.Add("workspace/applyEdit");
        await client.OpenAsync("untitled:a", "Aug 1\n\nLamps for All\n\nWe light all lamps of a town.\n");
        // The first id is that of initialize, the second that of this request.
        var marked = client.AskAsync(
            "workspace/executeCommand",
            """{"command":"digest.markAs","arguments":[{"uri":"untitled:a","position":{"line":2,"character":0}}]}"""
        );
        if (isShutDown)
        {
            await client.AskAsync("shutdown");
            marked.IsCompleted.ShouldBeTrue();
        }
        else
            await client.TellAsync("$/cancelRequest", """{"id":2}""");
        ((int)(await marked)["error"]!["code"]!).ShouldBe(-32800);
    }

    [Theory]
    [InlineData("file://localhost/tmp/a.digest", "file:///tmp/a.digest")]
    [InlineData("file:///tmp/a%20b.digest", "file:///tmp/a b.digest")]
    [InlineData("file:///c%3A/papers.digest", "file:///C:/papers.digest")]
    [InlineData("untitled:Untitled-1", "untitled:Untitled-1")]
    [InlineData("vscode-remote://ssh-remote%2Bhost/a.digest", "vscode-remote://ssh-remote+host/a.digest")]
    public async Task Document_is_the_same_for_all_spellings_of_its_uri(string opened, string asked)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(
            opened,
            "Aug 1\n\nA Title of Four Words\n\nAn abstract that is long enough to be one. It ends.\n"
        );
        (await client.OutlineAsync(asked))!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_bad_setting_is_named_and_the_default_used()
    {
        await using var client = await Client.ReadyAsync(
            """{"online":{"enabled":false,"checkLinks":"sometimes"},"rules":{"page.boilerplate":"loud","no.rule":"off"}}"""
        );
        var messages = new List<string>();
        for (var i = 0; i < 3; i++)
            messages.Add((string)(await client.NotificationAsync("window/showMessage"))["message"]!);
        messages.ShouldContain(m => m.Contains("digest.online.checkLinks", StringComparison.Ordinal));
        messages.ShouldContain(m => m.Contains("loud", StringComparison.Ordinal));
        messages.ShouldContain(m => m.Contains("no.rule", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Positions_past_the_end_and_unusual_documents_get_a_response()
    {
        await using var client = await Client.ReadyAsync();
        const string Uri = "file:///odd.digest";
        await client.OpenAsync(Uri, new string('a', 1_000_000));
        await client.ResultAsync("textDocument/hover", Client.At(Uri, 99, 99));
        await client.OutlineAsync(Uri);
        var random = new Random(7);
        await client.OpenAsync(
            Uri,
            string.Concat(Enumerable.Range(0, 5000).Select(_ => (char)random.Next(1, 0xD800)))
        );
        await client.OutlineAsync(Uri);
        await client.ResultAsync("textDocument/diagnostic", Client.Document(Uri));
        (await client.ShutdownAsync()).ShouldBe(0);
    }
}
