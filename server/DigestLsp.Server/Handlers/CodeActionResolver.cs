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
/// Edits of a whole document among the quick fixes: worked out when one is chosen (<c>codeAction/resolve</c>), at once for a client
/// that cannot ask. A lightbulb does not wait for them.
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
                return RequestRouter.BesideIf(
                    document is { IsLong: true },
                    () => Resolve(state, document, action),
                    stop
                );
            }
        );
    }

    /// <summary>The repair of a raw page.</summary>
    public static CodeAction Page(ServerState state, Document document, string title) =>
        Of(state, document, title, "quickfix", Repair);

    /// <summary>The fixes of all findings of a rule.</summary>
    public static CodeAction Rule(ServerState state, Document document, string title, string rule) =>
        Of(state, document, title, "quickfix", rule);

    /// <summary>The digest in a form, as a file beside it.</summary>
    public static CodeAction Export(
        ServerState state,
        Document document,
        string title,
        string kind,
        string form
    ) => Of(state, document, title, kind, ExportTo + form);

    /// <summary>The edit that an action's command would ask for, for a client that cannot be asked; an action without a command stays as it is.</summary>
    public static CodeAction InsteadOfCommand(ServerState state, Document document, CodeAction action) =>
        action.Command is { Arguments: [var argument] } command
            ? Of(state, document, action.Title, action.Kind, command.Name, argument)
            : action;

    /// <summary>The document that an action is about, as it is now; null where it is about none that is open.</summary>
    private static Document? DocumentOf(ServerState state, CodeAction action) =>
        action.Data?.At("uri").AsText() is { } uri ? state.Workspace.Find(uri) : null;

    /// <summary>The action with its edit; one that has it already stays as it is.</summary>
    /// <param name="state">The client.</param>
    /// <param name="document">The document that it is about.</param>
    /// <param name="action">The action.</param>
    /// <exception cref="LocalRpcException">The document is another by now.</exception>
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
            : throw LspError.ContentModified($"{action.Title}: the document has changed since.");
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

    // A command that cannot ask the client answers with the edit, at once.
    private static WorkspaceEdit? Answer(EditorCommand command, CommandCall call) =>
        command.RunAsync(call, CancellationToken.None)
            is { IsCompletedSuccessfully: true, Result: WorkspaceEdit edit }
            ? edit
            : null;

    private static IReadOnlyList<TextChange> Changes(ServerState state, Document document, string fix) =>
        fix == Repair
            ? PasteRepair.Changes(document.Tree)
            : Fixes.All(state.DiagnosticsOf(document).Where(f => f.RuleId == fix));

    private static JsonElement Data(Document document, string fix, JsonElement? argument) =>
        JsonElement.Parse(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $$"""{"uri":"{{JsonEncodedText.Encode(document.Uri)}}","version":{{document.Version}},"fix":"{{fix}}"{{(argument is { } given ? $",\"argument\":{given.GetRawText()}" : "")}}}"""
            )
        );
}
