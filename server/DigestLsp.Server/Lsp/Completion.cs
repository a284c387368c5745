using System.Text.Json;

namespace DigestLsp.Server.Lsp;

internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

internal sealed record CompletionItem(string Label)
{
    public int? Kind { get; init; }
    public string? Detail { get; init; }
    public MarkupContent? Documentation { get; init; }
    public string? SortText { get; init; }
    public string? FilterText { get; init; }
    public int? InsertTextFormat { get; init; }
    public TextEdit? TextEdit { get; init; }

    /// <summary>The data for resolve: the key of the repository or tag.</summary>
    public JsonElement? Data { get; init; }
}
