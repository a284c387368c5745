namespace DigestLsp.Server.Lsp;

/// <summary>Creates edits in the form that a client supports: with document versions if it can check them.</summary>
internal static class WorkspaceEdits
{
    /// <summary>Creates the edit of several documents. The version of one that is not open is null.</summary>
    public static WorkspaceEdit Of(
        ClientCapabilities client,
        IEnumerable<(string Uri, int? Version, TextEdit[] Edits)> documents
    ) =>
        client.DocumentChanges
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
