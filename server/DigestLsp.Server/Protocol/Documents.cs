namespace DigestLsp.Server.Protocol;

internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

internal sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument,
    TextDocumentContentChangeEvent[] ContentChanges
);

internal sealed record TextDocumentContentChangeEvent(Range? Range, string Text);

internal sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument);
