namespace DigestLsp.Server.Tests;

/// <summary>Messages that differ from the specification: they get a response or a proper error, and the server keeps running.</summary>
public sealed class OddMessageTests
{
    private const string Uri = "file:///odd.digest";
    private const string Text =
        "Aug 1\n\nA Title of Four Words\n\nAn abstract that is long enough to be one. It ends.\n";

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"textDocument":7,"workspace":{"configuration":"yes","workspaceEdit":[]}}""")]
    [InlineData("""{"textDocument":{"hover":{"contentFormat":"markdown"}}}""")]
    public async Task Capabilities_of_an_invalid_shape_count_as_missing(string capabilities)
    {
        await using var client = await Client.ReadyAsync(capabilities: capabilities);
        await client.OpenAsync(Uri, Text);
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
        (await client.ShutdownAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_range_to_the_largest_number_reaches_to_the_end()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":4294967295,"character":4294967295}},"rangeLength":9,"text":"Aug 2\n"}]}"""
        );
        var outline = (await client.OutlineAsync(Uri))!.AsArray();
        ((string?)outline.ShouldHaveSingleItem()!["name"]).ShouldBe("Aug 2");
    }

    [Theory]
    [InlineData("""{"textDocument":{"uri":"file:///odd.digest","version":2}}""")]
    [InlineData("""{"textDocument":7,"contentChanges":[]}""")]
    [InlineData(
        """{"textDocument":{"uri":"file:///odd.digest","version":2},"contentChanges":[{"range":null}]}"""
    )]
    [InlineData(
        """{"textDocument":{"uri":"file:///odd.digest","version":2},"contentChanges":[{"range":{"start":7},"text":"x"}]}"""
    )]
    public async Task A_change_that_cannot_be_read_changes_nothing(string parameters)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var before = (await client.OutlineAsync(Uri))!.ToJsonString();
        await client.TellAsync("textDocument/didChange", parameters);
        (await client.OutlineAsync(Uri))!.ToJsonString().ShouldBe(before);
    }

    [Theory]
    [InlineData("""{"jsonrpc":""", -32700, "null")]
    [InlineData("", -32700, "null")]
    [InlineData("\uFEFF{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"x\"}", -32700, "null")]
    [InlineData("null", -32600, "null")]
    [InlineData("{}", -32600, "null")]
    [InlineData("""[{"jsonrpc":"2.0","id":900,"method":"shutdown"}]""", -32600, "null")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}""", -32600, "null")]
    [InlineData("""{"jsonrpc":"2.0","id":{"a":1},"method":"shutdown"}""", -32600, "null")]
    [InlineData("""{"jsonrpc":"2.0","id":902,"method":5}""", -32600, "902")]
    public async Task Invalid_message_is_refused_and_the_server_continues(string body, int code, string id)
    {
        await using var client = Client.StartUnchecked();
        await client.InitializeAsync("{}");
        await client.OpenAsync(Uri, Text);
        await client.WriteAsync(body);
        var refusal = await client.ErrorAsync();
        ((int)refusal["error"]!["code"]!).ShouldBe(code);
        (refusal["id"]?.ToJsonString() ?? "null").ShouldBe(id);
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":4711}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711,"result":5}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711,"result":null,"error":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711,"error":{"code":1,"message":"n"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":4711,"error":7}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"x"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"2","result":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"result":null}""")]
    public async Task Response_without_a_request_is_dropped_and_logged(string body)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        await client.WriteAsync(body);
        await LoggedAsync(client, "Ignored a response");
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","result":null,"error":null""")]
    [InlineData(""","result":null""")]
    [InlineData(""","result":"yes" """)]
    [InlineData(""","error":{"code":-32601,"message":"No."}""")]
    public async Task Edit_without_confirmation_counts_as_not_applied(string answer)
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"workspace":{"applyEdit":true}}"""
        );
        client.Unanswered.Add("workspace/applyEdit");
        await client.OpenAsync(Uri, Text);
        var marked = client.AskAsync(
            "workspace/executeCommand",
            $$$"""{"command":"digest.markAs","arguments":[{"uri":"{{{Uri}}}","position":{"line":2,"character":0}}]}"""
        );
        await WaitForAsync(client, "workspace/applyEdit");
        // Each twice: the second one has no pending request.
        for (var id = 1; id < 20; id++)
            await client.WriteAsync($$"""{"jsonrpc":"2.0","id":{{id % 10}}{{answer}} }""");
        var error = (await marked)["error"]!;
        ((int)error["code"]!).ShouldBe(-32803);
        ((string)error["message"]!).ShouldNotContain("Object");
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("textDocument/hover", """{"textDocument":{"uri":"file:///odd.digest"}}""", "has no position")]
    [InlineData(
        "textDocument/inlayHint",
        """{"textDocument":{"uri":"file:///odd.digest"}}""",
        "has no range"
    )]
    [InlineData(
        "textDocument/codeAction",
        """{"textDocument":{"uri":"file:///odd.digest"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}""",
        "has no context"
    )]
    [InlineData("textDocument/codeAction", """{"textDocument":{}}""", "has no textDocument.uri")]
    [InlineData(
        "textDocument/selectionRange",
        """{"textDocument":{"uri":"file:///odd.digest"}}""",
        "positions"
    )]
    [InlineData(
        "textDocument/semanticTokens/full/delta",
        """{"textDocument":{"uri":"x:"}}""",
        "previousResultId"
    )]
    [InlineData("textDocument/diagnostic", """{"textDocument":null}""", "has no textDocument")]
    [InlineData("textDocument/rename", """{"textDocument":{"uri":"x:"},"position":{}}""", "has no newName")]
    [InlineData("workspace/symbol", "{}", "has no query")]
    [InlineData("workspace/symbol", """{"query":null}""", "has no query")]
    [InlineData("workspace/symbol", """{"query":5}""", "Invalid value of query")]
    [InlineData("workspace/symbol", "[]", "Invalid value")]
    [InlineData("workspace/willRenameFiles", """{"files":[{"oldUri":"x:"}]}""", "files[0]")]
    [InlineData("workspace/executeCommand", "{}", "has no command")]
    [InlineData("codeAction/resolve", "{}", "has no title")]
    [InlineData(
        "workspace/executeCommand",
        """{"command":"digest.nextPaper","arguments":[{"uri":"file:///odd.digest","position":{"line":"a","character":0}}]}""",
        "position"
    )]
    public async Task Request_with_a_missing_member_gets_an_error_that_names_it(
        string method,
        string parameters,
        string what
    )
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var error = (await client.AskAsync(method, parameters))["error"]!;
        ((int)error["code"]!).ShouldBe(-32602);
        ((string)error["message"]!).ShouldContain(what);
        ((string)error["message"]!).ShouldNotContain("DigestLsp");
        ((string)error["message"]!).ShouldNotContain("JSON value");
    }

    [Theory]
    [InlineData(-32601, 1)]
    [InlineData(-32603, 2)]
    public async Task Refusal_is_logged_once_and_unsupported_requests_are_not_repeated(int code, int times)
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"workspace":{"codeLens":{"refreshSupport":true}}}"""
        );
        (client.RefusalCode, _) = (code, client.Refused.Add("workspace/codeLens/refresh"));
        await client.OpenAsync(Uri, Text);
        await client.TellAsync("workspace/didChangeConfiguration", """{"settings":{"codeLens":false}}""");
        await LoggedAsync(client, "workspace/codeLens/refresh");
        await client.TellAsync("workspace/didChangeConfiguration", """{"settings":{"codeLens":true}}""");
        await client.OutlineAsync(Uri);
        client.Asked.Count(m => m == "workspace/codeLens/refresh").ShouldBe(times);
    }

    private static async Task LoggedAsync(Client client, string what)
    {
        while (
            !((string)(await client.NotificationAsync("window/logMessage"))["message"]!).Contains(
                what,
                StringComparison.Ordinal
            )
        )
            continue;
    }

    /// <summary>Waits until the server has sent a request that is not answered.</summary>
    private static async Task WaitForAsync(Client client, string method)
    {
        while (!client.Asked.Contains(method))
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_change_without_a_range_is_the_whole_text()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"contentChanges":[{"text":"Aug 3\n","range":null}],"textDocument":{"version":null,"uri":"{{{Uri}}}"}}"""
        );
        ((string?)(await client.OutlineAsync(Uri))!.AsArray().ShouldHaveSingleItem()!["name"]).ShouldBe(
            "Aug 3"
        );
    }
}
