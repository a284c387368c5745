using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>Changes as an edit that the client knows: with the document's version where it can tell.</summary>
internal static class WorkspaceEdits
{
    /// <summary>The edit of one open document.</summary>
    public static WorkspaceEdit Of(Session session, Document document, IEnumerable<TextChange> changes) =>
        Of(session, [(document.Uri, document.Version, Translator.Edits(document.Tree, changes))]);

    /// <summary>The edit of several documents; the version of one that is not open is null.</summary>
    public static WorkspaceEdit Of(
        Session session,
        IEnumerable<(string Uri, int? Version, TextEdit[] Edits)> documents
    ) =>
        session.Client.DocumentChanges
            ? new WorkspaceEdit(
                null,
                [
                    .. documents.Select(d => new TextDocumentEdit(
                        new OptionalVersionedTextDocumentIdentifier(d.Uri, d.Version),
                        d.Edits
                    )),
                ]
            )
            : new WorkspaceEdit(
                documents.ToDictionary(d => d.Uri, d => d.Edits, StringComparer.Ordinal),
                null
            );
}
