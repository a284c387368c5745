using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Protocol;

/// <summary>An answer to <c>textDocument/documentSymbol</c> that is JSON already, in UTF-8.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record OutlineJson(ReadOnlyMemory<byte> Utf8)
{
    internal sealed class Converter : JsonConverter<OutlineJson>
    {
        public override OutlineJson Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("An outline is written only.");

        public override void Write(Utf8JsonWriter writer, OutlineJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
