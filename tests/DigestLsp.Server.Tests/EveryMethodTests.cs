using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Tests;

/// <summary>Every method is sent once to the server under test: some faults of typed methods exist in native code only.</summary>
public sealed partial class EveryMethodTests
{
    private const string Uri = "file:///every.digest";
    private const string Document = $$"""{"uri":"{{Uri}}"}""";
    private const string Place = """{"line":2,"character":3}""";
    private const string Range = """{"start":{"line":2,"character":0},"end":{"line":4,"character":0}}""";
    private const string Text =
        "Aug 1\n\nLamps for All\n\nWe light all lamps of a town, see https://github.com/o/r.\n\nTags: light\n";

    private static readonly Dictionary<string, string> Requests = new(StringComparer.Ordinal)
    {
        ["textDocument/documentSymbol"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/documentLink"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/foldingRange"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/codeLens"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/semanticTokens/full"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/semanticTokens/full/delta"] =
            $$"""{"textDocument":{{Document}},"previousResultId":"1"}""",
        ["textDocument/semanticTokens/range"] = $$"""{"textDocument":{{Document}},"range":{{Range}}}""",
        ["textDocument/selectionRange"] = $$"""{"textDocument":{{Document}},"positions":[{{Place}}]}""",
        ["textDocument/inlayHint"] = $$"""{"textDocument":{{Document}},"range":{{Range}}}""",
        ["textDocument/hover"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/documentHighlight"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/definition"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/references"] =
            $$"""{"textDocument":{{Document}},"position":{{Place}},"context":{"includeDeclaration":true} }""",
        ["textDocument/prepareRename"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/rename"] =
            $$"""{"textDocument":{{Document}},"position":{"line":6,"character":8},"newName":"lamp"}""",
        ["textDocument/completion"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/signatureHelp"] = $$"""{"textDocument":{{Document}},"position":{{Place}}}""",
        ["textDocument/formatting"] =
            $$"""{"textDocument":{{Document}},"options":{"tabSize":2,"insertSpaces":true,"insertFinalNewline":true} }""",
        ["textDocument/rangeFormatting"] =
            $$"""{"textDocument":{{Document}},"range":{{Range}},"options":{"tabSize":2,"insertSpaces":true} }""",
        ["textDocument/onTypeFormatting"] =
            $$"""{"textDocument":{{Document}},"position":{{Place}},"ch":"\n","options":{"tabSize":2,"insertSpaces":true} }""",
        ["textDocument/diagnostic"] = $$"""{"textDocument":{{Document}},"previousResultId":null}""",
        ["textDocument/codeAction"] =
            $$"""{"textDocument":{{Document}},"range":{{Range}},"context":{"diagnostics":[],"only":["source"],"triggerKind":1} }""",
        ["codeAction/resolve"] = """{"title":"x","kind":"quickfix"}""",
        ["codeLens/resolve"] =
            $$$"""{"range":{{{Range}}},"data":{"uri":"{{{Uri}}}","position":{{{Place}}}}}""",
        ["completionItem/resolve"] = """{"label":"x","data":"tag:light"}""",
        ["workspace/symbol"] = """{"query":"lamps","partialResultToken":"p","workDoneToken":7}""",
        ["workspace/executeCommand"] =
            $$"""{"command":"digest.nextPaper","arguments":[{"uri":"{{Uri}}","position":{"line":0,"character":0} }]}""",
        ["workspace/willRenameFiles"] =
            """{"files":[{"oldUri":"file:///a.digest","newUri":"file:///b.digest"}]}""",
        ["digest/importHtml"] = """{"html":"<p>x</p>","text":"x"}""",
        ["shutdown"] = "null",
    };

    private static readonly Dictionary<string, string> Notifications = new(StringComparer.Ordinal)
    {
        ["initialized"] = "{}",
        ["textDocument/didOpen"] =
            $$$"""{"textDocument":{"uri":"{{{Uri}}}","languageId":"digest","version":1,"text":{{{Client.Json(Text)}}}}}""",
        ["textDocument/didChange"] =
            $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":5},"end":{"line":0,"character":5}},"rangeLength":0,"text":" "}]}""",
        ["textDocument/didSave"] = $$"""{"textDocument":{{Document}}}""",
        ["textDocument/didClose"] = """{"textDocument":{"uri":"file:///never-opened"}}""",
        ["workspace/didChangeConfiguration"] = """{"settings":{"codeLens":true} }""",
        ["workspace/didChangeWatchedFiles"] = """{"changes":[{"uri":"file:///a.digest","type":1}]}""",
        ["workspace/didChangeWorkspaceFolders"] = """{"event":{"added":[],"removed":[]}}""",
        ["workspace/didCreateFiles"] = """{"files":[{"uri":"file:///a.digest"}]}""",
        ["workspace/didRenameFiles"] = """{"files":[{"oldUri":"file:///a","newUri":"file:///b"}]}""",
        ["workspace/didDeleteFiles"] = """{"files":[{"uri":"file:///a.digest"}]}""",
        ["window/workDoneProgress/cancel"] = """{"token":"none"}""",
        ["digest/githubToken"] = """{"host":"github.com","token":null}""",
        ["$/setTrace"] = """{"value":"off"}""",
    };

    [Fact]
    public async Task Every_request_has_a_result()
    {
        await using var client = await ReadyAsync();
        foreach (var (method, parameters) in Requests)
            (await client.AskAsync(method, parameters))["error"].ShouldBeNull(method);
    }

    [Fact]
    public async Task No_notification_fails()
    {
        await using var client = await ReadyAsync();
        foreach (var (method, parameters) in Notifications)
            await client.TellAsync(method, parameters);
        await client.TellAsync("$/setTrace", """{"value":"the end"}""");
        for (var text = ""; !text.Contains("the end", StringComparison.Ordinal); )
        {
            text = (string)(await client.NotificationAsync("window/logMessage"))["message"]!;
            text.ShouldNotContain("failed");
        }
    }

    [Fact]
    public void No_method_is_forgotten() =>
        Registered()
            .Order(StringComparer.Ordinal)
            .ShouldBe(Requests.Keys.Concat(Notifications.Keys).Order(StringComparer.Ordinal));

    private static async Task<Client> ReadyAsync()
    {
        var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}},"workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}"""
        );
        await client.OpenAsync(Uri, Text);
        return client;
    }

    // From the source of the handlers; initialize and exit are part of every test.
    private static IEnumerable<string> Registered([CallerFilePath] string here = "") =>
        Directory
            .EnumerateFiles(
                Path.Combine(Path.GetDirectoryName(here)!, "../../server/DigestLsp.Server/Handlers"),
                "*.cs"
            )
            .SelectMany(f => Registration().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["method"].Value)
            .Where(m => m is not ("initialize" or "exit"));

    [GeneratedRegex(
        "router\\s*\\.(Document|Request|Notification|Lifecycle)\\(\\s*\"(?<method>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Registration();
}
