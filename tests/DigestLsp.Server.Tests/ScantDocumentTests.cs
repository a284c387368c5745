namespace DigestLsp.Server.Tests;

/// <summary>Nearly empty documents: each request succeeds, at the start and at the end.</summary>
public sealed class ScantDocumentTests
{
    private const string Capabilities =
        """{"workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true}},"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}},"completion":{"completionItem":{"snippetSupport":true}}}}""";

    [Theory]
    [InlineData("", "untitled:a")]
    [InlineData("", "file:///a.digest.md")]
    [InlineData("\n", "untitled:a")]
    [InlineData(" ", "untitled:a")]
    [InlineData("\uFEFF", "untitled:a")]
    [InlineData("\r\n\r\n", "untitled:a")]
    [InlineData("x", "untitled:a")]
    [InlineData("Aug 1", "untitled:a")]
    [InlineData("## Aug 1", "file:///a.digest.md")]
    [InlineData("---", "untitled:a")]
    [InlineData("| |", "file:///a.digest.md")]
    [InlineData("Tags:", "untitled:a")]
    public async Task Each_request_gets_a_response(string text, string uri)
    {
        await using var client = await Client.ReadyAsync(capabilities: Capabilities);
        await client.OpenAsync(uri, text);
        await AskAllAsync(client, uri);
        await client.ChangeAsync(uri, 2, 0, 0, 99, 0, "");
        await AskAllAsync(client, uri);
        (await client.ShutdownAsync()).ShouldBe(0);
    }

    private static async Task AskAllAsync(Client client, string uri)
    {
        const string Options = "\"options\":{\"tabSize\":2,\"insertSpaces\":true}";
        const string Start = """{"line":0,"character":0}""";
        foreach (var end in (string[])[Start, """{"line":9,"character":9}"""])
        {
            var (position, range) = ($"\"position\":{end}", $"\"range\":{{\"start\":{Start},\"end\":{end}}}");
            foreach (
                var (request, more) in ((string, string)[])
                    [
                        ("hover", position),
                        ("completion", position),
                        ("signatureHelp", position),
                        ("definition", position),
                        ("documentHighlight", position),
                        ("references", position + ""","context":{"includeDeclaration":true}"""),
                        ("onTypeFormatting", $"{position},\"ch\":\"\\n\",{Options}"),
                        ("selectionRange", $"\"positions\":[{end}]"),
                        ("codeAction", range + ""","context":{"diagnostics":[]}"""),
                        ("rangeFormatting", $"{range},{Options}"),
                        ("inlayHint", range),
                        ("semanticTokens/range", range),
                    ]
            )
                await AnswersAsync(client, "textDocument/" + request, With(more));
            foreach (var command in client.Capabilities["executeCommandProvider"]!["commands"]!.AsArray())
                await AnswersAsync(
                    client,
                    "workspace/executeCommand",
                    $$"""{"command":"{{command}}","arguments":[{"uri":"{{uri}}",{{position}} }]}""",
                    mayRefuse: true
                );
        }
        foreach (
            var request in (string[])
                [
                    "documentSymbol",
                    "documentLink",
                    "foldingRange",
                    "codeLens",
                    "diagnostic",
                    "semanticTokens/full",
                ]
        )
            await AnswersAsync(client, "textDocument/" + request, Client.Document(uri));
        await AnswersAsync(client, "textDocument/formatting", With(Options));

        string With(string more) => $$"""{"textDocument":{"uri":"{{uri}}"},{{more}} }""";
    }

    // A command may report that there is nothing to do or something is missing; an internal error is a failure.
    private static async Task AnswersAsync(
        Client client,
        string method,
        string parameters,
        bool mayRefuse = false
    )
    {
        var answer = await client.AskAsync(method, parameters);
        var error = answer["error"];
        if (error is null)
            return;
        mayRefuse.ShouldBeTrue($"{method} {parameters}: {error}");
        ((int?)error["code"]).ShouldNotBe(-32603, $"{parameters}: {error}");
    }
}
