using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Edits of whole documents among the code actions, computed in <c>codeAction/resolve</c>, or immediately for a client without resolve
/// support. They do not delay the light bulb.
/// </summary>
internal static class CodeActionResolver
{
    private const string Repair = "repair";
    private const string ExportTo = "export ";

    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Request(
            "codeAction/resolve",
            (CodeAction action, CancellationToken stop) =>
            {
                var document = DocumentOf(state, action);
                return MessageLoop.BesideIf(
                    document is { IsLong: true },
                    () => Resolve(state, document, action),
                    stop
                );
            }
        );
    }

    /// <summary>Creates the action that cleans up a pasted page.</summary>
    public static CodeAction Page(ServerState state, Document document, string title) =>
        Of(state, document, title, "quickfix", Repair);

    /// <summary>Creates the action that fixes all diagnostics of a rule.</summary>
    public static CodeAction Rule(ServerState state, Document document, string title, string rule) =>
        Of(state, document, title, "quickfix", rule);

    /// <summary>Creates the action that exports the digest to a file next to it.</summary>
    public static CodeAction Export(
        ServerState state,
        Document document,
        string title,
        string kind,
        string form
    ) => Of(state, document, title, kind, ExportTo + form);

    /// <summary>
    /// Converts the command of an action to an edit, for a client that cannot apply edits. An action without a command is unchanged.
    /// </summary>
    public static CodeAction InsteadOfCommand(ServerState state, Document document, CodeAction action) =>
        action.Command is { Arguments: [var argument] } command
            ? Of(state, document, action.Title, action.Kind, command.Name, argument)
            : action;

    /// <summary>Gets the current document of an action, or null if it is not open.</summary>
    private static Document? DocumentOf(ServerState state, CodeAction action) =>
        action.Data?.At("uri").AsText() is { } uri ? state.Workspace.Find(uri) : null;

    /// <summary>Gets the action with its edit. An action with an edit is unchanged.</summary>
    /// <param name="state">The server state.</param>
    /// <param name="document">The document of the action.</param>
    /// <param name="action">The action.</param>
    /// <exception cref="LocalRpcException">The document has changed.</exception>
    private static CodeAction Resolve(ServerState state, Document? document, CodeAction action)
    {
        if (
            action.Data?.At("fix").AsText() is not { } fix
            || action.Data?.At("version") is not { ValueKind: JsonValueKind.Number } version
        )
            return action;
        return document is not null && version.TryGetInt32(out var meant) && meant == document.Version
            ? action with
            {
                Edit = Edit(state, document, fix, action.Data?.At("argument")),
            }
            : throw LspError.ContentModified($"{action.Title}: the document changed. Try again.");
    }

    private static CodeAction Of(
        ServerState state,
        Document document,
        string title,
        string? kind,
        string fix,
        JsonElement? argument = null
    ) =>
        state.Client.ResolvesActions
            ? new CodeAction(title, kind) { Data = Data(document, fix, argument) }
            : new CodeAction(title, kind, Edit(state, document, fix, argument));

    private static WorkspaceEdit? Edit(
        ServerState state,
        Document document,
        string fix,
        JsonElement? argument
    ) =>
        EditorCommand.All.TryGetValue(fix, out var command)
            ? Answer(command, new CommandCall(state, fix, argument, document: document))
        : fix.StartsWith(ExportTo, StringComparison.Ordinal)
            ? ExportActions.Edit(document, fix[ExportTo.Length..])
        : document.Edit(state.Client, Changes(state, document, fix));

    // A command without edit support of the client returns the edit synchronously.
    private static WorkspaceEdit? Answer(EditorCommand command, CommandCall call) =>
        command.RunAsync(call, CancellationToken.None)
            is { IsCompletedSuccessfully: true, Result: WorkspaceEdit edit }
            ? edit
            : null;

    private static IReadOnlyList<TextChange> Changes(ServerState state, Document document, string fix) =>
        fix == Repair
            ? PasteRepair.Changes(document.Tree, document.Caches.Rules)
            : Fixes.All(state.DiagnosticsOf(document).Where(f => f.RuleId == fix));

    private static JsonElement Data(Document document, string fix, JsonElement? argument) =>
        JsonElement.Parse(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $$"""{"uri":"{{JsonEncodedText.Encode(document.Uri)}}","version":{{document.Version}},"fix":"{{fix}}"{{(argument is { } given ? $",\"argument\":{given.GetRawText()}" : "")}}}"""
            )
        );
}
