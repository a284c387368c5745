using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Protocol;

internal sealed record SemanticTokens(
    string? ResultId,
    [property: JsonConverter(typeof(SemanticTokens.NumbersConverter))] int[] Data
)
{
    /// <summary>Writes tens of thousands of numbers.</summary>
    internal sealed class NumbersConverter : JsonConverter<int[]>
    {
        public override int[] Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("A client never sends this.");

        public override void Write(Utf8JsonWriter writer, int[] value, JsonSerializerOptions options)
        {
            var json = new Utf8Json((value.Length * 3) + 16);
            json.Write("["u8);
            for (var i = 0; i < value.Length; i++)
            {
                if (i > 0)
                    json.Write(","u8);
                json.Number(value[i]);
            }
            json.Write("]"u8);
            writer.WriteRawValue(json.Written, skipInputValidation: true);
        }
    }
}

internal sealed record SemanticTokensDeltaParams(
    TextDocumentIdentifier TextDocument,
    string PreviousResultId
);

internal sealed record SemanticTokensDelta(string ResultId, SemanticTokensEdit[] Edits);

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
