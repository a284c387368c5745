using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Lsp;

/// <summary>Parameters of a request about a document.</summary>
internal interface ITextDocumentParams
{
    /// <summary>The document.</summary>
    TextDocumentIdentifier TextDocument { get; }
}

/// <summary>Parameters of a request whose result may be sent in parts (LSP 3.18, <c>PartialResultParams</c>).</summary>
internal interface IPartialResultParams
{
    /// <summary>The token of the parts, or null if the client expects the whole result.</summary>
    JsonElement? PartialResultToken { get; }
}

/// <summary>Parameters that are empty or ignored.</summary>
internal sealed record NoParams
{
    public static NoParams Instance { get; } = new();
}

internal sealed record TextDocumentItem(
    string Uri,
    long? Version = null,
    [property: JsonConverter(typeof(DocumentTextConverter))] string? Text = null
);

internal sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument,
    TextDocumentContentChangeEvent?[] ContentChanges
);

/// <summary>A change of a range, or of the whole document if it is missing.</summary>
internal sealed record TextDocumentContentChangeEvent(
    [property: JsonConverter(typeof(DocumentTextConverter))] string Text,
    Range? Range = null
);

internal sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Parameters of the requests about a whole document, such as <c>DocumentSymbolParams</c>.</summary>
internal sealed record DocumentParams(
    TextDocumentIdentifier TextDocument,
    JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

/// <summary>Parameters of the requests about a position, such as <c>HoverParams</c>.</summary>
internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position)
    : ITextDocumentParams;

/// <summary>Parameters of the requests about a position that are answered with a list, such as <c>DefinitionParams</c>.</summary>
internal sealed record PositionListParams(
    TextDocumentIdentifier TextDocument,
    Position Position,
    JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

/// <summary>Parameters of the requests about a range, such as <c>InlayHintParams</c>.</summary>
internal sealed record TextDocumentRangeParams(TextDocumentIdentifier TextDocument, Range Range)
    : ITextDocumentParams;

internal sealed record SemanticTokensRangeParams(
    TextDocumentIdentifier TextDocument,
    Range Range,
    JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

internal sealed record DocumentFormattingParams(
    TextDocumentIdentifier TextDocument,
    FormattingOptions? Options = null
) : ITextDocumentParams;

internal sealed record FormattingOptions(bool? InsertFinalNewline = null);
