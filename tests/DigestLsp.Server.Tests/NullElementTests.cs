namespace DigestLsp.Server.Tests;

/// <summary>Null elements of arrays: a request is refused, a notification is handled without them.</summary>
public sealed class NullElementTests : IDisposable
{
    private const string Uri = "file:///odd.digest";
    private const string Range = """{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}""";
    private const string Text =
        "Aug 1\n\nA Title of Four Words\n\nAn abstract that is long enough to be one. It ends.\n";

    private readonly string folder = Directory.CreateTempSubdirectory("digest-lsp-null").FullName;

    public static TheoryData<string, string, string> Requests =>
        new()
        {
            { "workspace/willRenameFiles", """{"files":[null]}""", "files[0]" },
            {
                "workspace/willRenameFiles",
                """{"files":[{"oldUri":"file:///a","newUri":"file:///b"},null]}""",
                "files[1]"
            },
            {
                "textDocument/codeAction",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}"},"range":{{{Range}}},"context":{"diagnostics":[],"only":[null]}}""",
                "context.only[0]"
            },
            {
                "textDocument/selectionRange",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}"},"positions":[null]}""",
                "positions[0]"
            },
            { "codeAction/resolve", """{"title":"x","diagnostics":[null]}""", "diagnostics[0]" },
            {
                "codeAction/resolve",
                $$$"""{"title":"x","diagnostics":[{"range":{{{Range}}},"relatedInformation":[null]}]}""",
                "diagnostics[0].relatedInformation[0]"
            },
            {
                "codeAction/resolve",
                $$$"""{"title":"x","diagnostics":[{"range":{{{Range}}},"tags":[null]}]}""",
                "tags[0]"
            },
            {
                "codeAction/resolve",
                """{"title":"x","edit":{"documentChanges":[null]}}""",
                "edit.documentChanges[0]"
            },
            {
                "codeAction/resolve",
                """{"title":"x","edit":{"documentChanges":[{"edits":[null]}]}}""",
                "edit.documentChanges[0].edits[0]"
            },
            { "codeAction/resolve", """{"title":"x","edit":{"changes":{"a:":null}}}""", "edit.changes.a:" },
            {
                "codeAction/resolve",
                """{"title":"x","edit":{"changes":{"a:":[null]}}}""",
                "edit.changes.a:[0]"
            },
        };

    public static TheoryData<string, string> WatchedFiles =>
        new()
        {
            { "workspace/didChangeWatchedFiles", """{"changes":[null,{"uri":"$","type":1},null]}""" },
            { "workspace/didCreateFiles", """{"files":[null,{"uri":"$"}]}""" },
            { "workspace/didDeleteFiles", """{"files":[null,{"uri":"$"}]}""" },
            { "workspace/didRenameFiles", """{"files":[null,{"oldUri":"file:///x","newUri":"$"}]}""" },
        };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_with_a_null_element_is_refused(string method, string parameters, string path)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var error = (await client.AskAsync(method, parameters))["error"].ShouldNotBeNull();
        ((int)error["code"]!).ShouldBe(-32602);
        ((string)error["message"]!).ShouldContain(path);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"uri":"file:///odd.digest","position":null}""")]
    [InlineData("""{"uri":null}""")]
    [InlineData("[null]")]
    public async Task A_command_with_a_null_argument_is_refused(string argument)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var commands = client.Capabilities["executeCommandProvider"]!["commands"]!.AsArray();
        foreach (var command in commands)
        {
            var error = (
                await client.AskAsync(
                    "workspace/executeCommand",
                    $$"""{"command":"{{command}}","arguments":[{{argument}}]}"""
                )
            )["error"];
            if (error is not null)
                ((int)error["code"]!).ShouldBe(-32602, $"{command}: {error}");
        }
    }

    [Theory]
    [MemberData(nameof(WatchedFiles))]
    public async Task A_notification_is_read_without_its_null_elements(string method, string parameters)
    {
        await using var client = await Client.ReadyAsync(folder: folder);
        (await FindAsync(client)).ShouldBe(0);
        var path = Path.Combine(folder, "new.digest");
        await File.WriteAllTextAsync(path, Text, TestContext.Current.CancellationToken);
        for (var i = 0; i < 2; i++)
            await client.TellAsync(method, parameters.Replace("$", new Uri(path).AbsoluteUri));
        (await FindAsync(client)).ShouldBe(1);
        await OneLogMessageAsync(client, method);
    }

    [Fact]
    public async Task Folders_are_changed_without_null_elements()
    {
        const string Method = "workspace/didChangeWorkspaceFolders";
        await using var client = await Client.ReadyAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "new.digest"),
            Text,
            TestContext.Current.CancellationToken
        );
        (await FindAsync(client)).ShouldBe(0);
        await client.TellAsync(Method, """{"event":{"added":[],"removed":[null]}}""");
        await client.TellAsync(
            Method,
            $$$"""{"event":{"added":[null,{"uri":"{{{new Uri(folder).AbsoluteUri}}}","name":"x"}],"removed":[null]}}"""
        );
        (await FindAsync(client)).ShouldBe(1);
        await OneLogMessageAsync(client, Method);
    }

    [Fact]
    public async Task A_document_is_changed_without_null_elements()
    {
        const string Method = "textDocument/didChange";
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        for (var version = 2; version < 4; version++)
            await client.TellAsync(
                Method,
                $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":{{{version}}}},"contentChanges":[null,{"text":"Aug {{{version}}}\n"}]}"""
            );
        ((string?)(await client.OutlineAsync(Uri))!.AsArray().ShouldHaveSingleItem()!["name"]).ShouldBe(
            "Aug 3"
        );
        await OneLogMessageAsync(client, Method);
    }

    [Theory]
    [InlineData("""{"files":[null],"rules":[null],"online":{"allowedPrivateHosts":[null]}}""")]
    [InlineData("""{"files":[["x"]],"rules":{"page.boilerplate":[null]},"dialect":[null]}""")]
    public async Task Settings_are_read_without_null_elements(string settings)
    {
        await using var client = await Client.ReadyAsync();
        await client.TellAsync("workspace/didChangeConfiguration", $$"""{"settings":{{settings}}}""");
        await client.OpenAsync(Uri, Text);
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
        (await LogAsync(client)).ShouldNotContain(m =>
            m.Contains("failed", StringComparison.Ordinal) || m.Contains("Object", StringComparison.Ordinal)
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<int> FindAsync(Client client) =>
        (await client.ResultAsync("workspace/symbol", """{"query":"Title of Four"}"""))!.AsArray().Count;

    private static async Task OneLogMessageAsync(Client client, string method)
    {
        var log = await LogAsync(client);
        log.Count(m => m.Contains(method, StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', log));
    }

    private static async Task<List<string>> LogAsync(Client client)
    {
        await client.TellAsync("$/setTrace", """{"value":"end"}""");
        var log = new List<string>();
        while (!log.Exists(m => m.StartsWith("Trace:", StringComparison.Ordinal)))
            log.Add((string)(await client.NotificationAsync("window/logMessage"))["message"]!);
        return log;
    }
}
