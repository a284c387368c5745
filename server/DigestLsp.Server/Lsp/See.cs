using System.Text.Json;

namespace DigestLsp.Server.Lsp;

internal sealed record SemanticTokens(string? ResultId, int[] Data);

/// <summary>Tokens of a partial result.</summary>
internal sealed record SemanticTokensPartialResult(int[] Data);

internal sealed record SemanticTokensDeltaParams(
    TextDocumentIdentifier TextDocument,
    string PreviousResultId,
    JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

internal sealed record SemanticTokensDelta(string ResultId, SemanticTokensEdit[] Edits);

/// <summary>Edits of a partial result.</summary>
internal sealed record SemanticTokensDeltaPartialResult(SemanticTokensEdit[] Edits);

internal sealed record SemanticTokensEdit(int Start, int DeleteCount, int[] Data);

internal sealed record InlayHint(Position Position, string Label)
{
    public string? Tooltip { get; init; }
    public bool PaddingLeft { get; init; } = true;
}

internal sealed record CodeLens(Range Range)
{
    public Command? Command { get; init; }
    public JsonElement? Data { get; init; }
}

internal sealed record Command(
    string Title,
    [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name
)
{
    public JsonElement[]? Arguments { get; init; }
}

internal sealed record ShowDocumentParams(string Uri)
{
    public bool? External { get; init; }
    public bool? TakeFocus { get; init; }
    public Range? Selection { get; init; }
}

internal sealed record ShowDocumentResult(bool Success);
