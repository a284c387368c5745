using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Handlers;

namespace DigestLsp.Server.Protocol;

/// <summary>What the server can do (LSP 3.18, <c>ServerCapabilities</c>), as the JSON that it is: nothing of it is made at a start.</summary>
internal static class ServerCapabilities
{
    /// <summary>What is offered to a client that can do what it says.</summary>
    public static string For(ClientCapabilities client) =>
        $$"""
            {
              "positionEncoding": "{{PositionEncodingNames.Of(Translator.Encoding)}}",
              "textDocumentSync": { "openClose": true, "change": 2{{(client.RegistersFileWatchers ? "" : ", \"save\": true")}} },
              "documentSymbolProvider": true,
              "hoverProvider": true,
              "foldingRangeProvider": true,
              "selectionRangeProvider": true,
              "documentHighlightProvider": true,
              "definitionProvider": true,
              "referencesProvider": { "workDoneProgress": true },
              "documentFormattingProvider": true,
              "documentRangeFormattingProvider": true,
              "documentOnTypeFormattingProvider": { "firstTriggerCharacter": "\n" },
              "completionProvider": {
                "triggerCharacters": ["/", ":", ",", "#"],
                "resolveProvider": {{(client.ResolvesCompletion ? "true" : "false")}}
              },
              "signatureHelpProvider": { "triggerCharacters": ["\n"], "retriggerCharacters": ["\n", ":", "]", "|"] },
              "semanticTokensProvider": {
                "legend": { "tokenTypes": [{{Quoted(client.Tokens.Types)}}], "tokenModifiers": [] },
                "range": true,
                "full": { "delta": true }
              },
              "inlayHintProvider": true,
              "codeLensProvider": { "resolveProvider": {{(client.ResolvesLenses ? "true" : "false")}} },
              "renameProvider": {{(
                client.PreparesRename ? "{ \"prepareProvider\": true, \"workDoneProgress\": true }" : "true"
            )}},
              "workspaceSymbolProvider": { "workDoneProgress": true },
              "executeCommandProvider": { "commands": [{{Quoted(
                EditorCommand.All.Keys
            )}}], "workDoneProgress": true },
              "workspace": {
                "workspaceFolders": { "supported": true, "changeNotifications": true },
                "fileOperations": {
                  "didCreate": {{Digests}}, "didRename": {{Digests}}, "willRename": {{Digests}}, "didDelete": {{Digests}}
                }
              },
              {{CodeActions(client)}}
              {{Diagnostics(client)}}
              "documentLinkProvider": { "resolveProvider": false }
            }
            """;

    // Digests, and what a project may call so or a digest may link to; and folders, which may hold some.
    private const string Digests = """
        { "filters": [
          { "scheme": "file", "pattern": { "glob": "**/*.{digest,txt,md,markdown,pdf}", "matches": "file" } },
          { "scheme": "file", "pattern": { "glob": "**", "matches": "folder" } }
        ] }
        """;

    private static string Quoted(IEnumerable<string> names) =>
        string.Join(", ", names.Select(n => $"\"{n}\""));

    // A client that knows no literal code actions can only take commands; ours have it make an edit.
    private static string CodeActions(ClientCapabilities client) =>
        client.CodeActionLiterals
            ? $$"""
                "codeActionProvider": {
                  "codeActionKinds": ["quickfix", "{{CodeActionHandler.FixAllKind}}", "{{CodeActionHandler.RepairKind}}",
                    "{{PaperActions.RewriteKind}}", "{{PaperActions.MoveKind}}", "{{ExportActions.ExportKind}}",
                    "{{ExportActions.CitationKind}}"],
                  "resolveProvider": {{(client.ResolvesActions ? "true" : "false")}}
                },
                """
        : client.ApplyEdit ? "\"codeActionProvider\": true,"
        : "";

    private static string Diagnostics(ClientCapabilities client) =>
        client.PullsDiagnostics
            ? """
                "diagnosticProvider": {
                  "identifier": "digest", "interFileDependencies": true, "workspaceDiagnostics": false
                },
                """
            : "";
}
