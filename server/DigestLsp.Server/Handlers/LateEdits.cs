using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Edits of a whole document among the quick fixes: worked out when one is chosen (<c>codeAction/resolve</c>), at once for a client
/// that cannot ask. A lightbulb does not wait for them.
/// </summary>
internal static class LateEdits
{
    // The specification's ContentModified: the client asks for actions anew.
    private const int ContentModified = -32801;
    private const string Repair = "repair";
    private const string ExportTo = "export ";

    /// <summary>The repair of a raw page.</summary>
    public static CodeAction Page(Session session, Document document, string title) =>
        Of(session, document, title, "quickfix", Repair);

    /// <summary>The fixes of all findings of a rule.</summary>
    public static CodeAction Rule(Session session, Document document, string title, string rule) =>
        Of(session, document, title, "quickfix", rule);

    /// <summary>The digest in a form, as a file beside it.</summary>
    public static CodeAction Export(
        Session session,
        Document document,
        string title,
        string kind,
        string form
    ) => Of(session, document, title, kind, ExportTo + form);

    /// <summary>The action with its edit; one that has it already stays as it is.</summary>
    /// <exception cref="LocalRpcException">The document is another by now.</exception>
    public static CodeAction Resolve(Session session, CodeAction action)
    {
        if (
            action.Data?.At("uri").AsText() is not { } uri
            || action.Data?.At("fix").AsText() is not { } fix
            || action.Data?.At("version") is not { ValueKind: JsonValueKind.Number } version
        )
            return action;
        return
            session.Workspace.Find(uri) is { } document
            && version.TryGetInt32(out var meant)
            && meant == document.Version
            ? action with
            {
                Edit = Edit(session, document, fix),
            }
            : throw new LocalRpcException($"{action.Title}: the document has changed since.")
            {
                ErrorCode = ContentModified,
            };
    }

    private static CodeAction Of(Session session, Document document, string title, string kind, string fix) =>
        session.Client.ResolvesActions
            ? new CodeAction(title, kind, null) { Data = Data(document, fix) }
            : new CodeAction(title, kind, Edit(session, document, fix));

    private static WorkspaceEdit? Edit(Session session, Document document, string fix) =>
        fix.StartsWith(ExportTo, StringComparison.Ordinal)
            ? ExportActions.Edit(document, fix[ExportTo.Length..])
            : WorkspaceEdits.Of(session, document, Changes(session, document, fix));

    private static IReadOnlyList<TextChange> Changes(Session session, Document document, string fix) =>
        fix == Repair
            ? PasteRepair.Changes(document.Tree)
            : Fixes.All(session.FindingsOf(document).Where(f => f.RuleId == fix));

    private static JsonElement Data(Document document, string fix) =>
        JsonElement.Parse(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $$"""{"uri":"{{JsonEncodedText.Encode(document.Uri)}}","version":{{document.Version}},"fix":"{{fix}}"}"""
            )
        );
}
