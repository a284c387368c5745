using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Protocol;

/// <summary>Reads and writes positions and ranges, which stand in nearly every message (LSP 3.18, Position, Range).</summary>
internal static class PositionJson
{
    internal sealed class PositionConverter : JsonConverter<Position>
    {
        public override Position Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => ReadPosition(ref reader);

        public override void Write(Utf8JsonWriter writer, Position value, JsonSerializerOptions options) =>
            WritePosition(writer, value);
    }

    internal sealed class RangeConverter : JsonConverter<Range>
    {
        public override Range Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => ReadRange(ref reader);

        public override void Write(Utf8JsonWriter writer, Range value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("start"u8);
            WritePosition(writer, value.Start);
            writer.WritePropertyName("end"u8);
            WritePosition(writer, value.End);
            writer.WriteEndObject();
        }
    }

    /// <summary>A range that stands alone.</summary>
    public static Range ReadRange(ReadOnlySpan<byte> json)
    {
        var reader = Begin(json);
        return ReadRange(ref reader);
    }

    /// <inheritdoc cref="ReadPosition(ref Utf8JsonReader)"/>
    public static Position ReadPosition(ReadOnlySpan<byte> json)
    {
        var reader = Begin(json);
        return ReadPosition(ref reader);
    }

    /// <inheritdoc cref="ReadNumber(ref Utf8JsonReader)"/>
    public static int ReadNumber(ReadOnlySpan<byte> json)
    {
        var reader = Begin(json);
        return ReadNumber(ref reader);
    }

    private static Utf8JsonReader Begin(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader;
    }

    private static Range ReadRange(ref Utf8JsonReader reader)
    {
        var (start, end) = (default(Position), default(Position));
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("start"u8))
                start = ReadPosition(ref reader);
            else if (reader.Is("end"u8))
                end = ReadPosition(ref reader);
            else
                reader.Skip();
        }
        return new Range(start, end);
    }

    /// <summary>A number of lines, of characters or of versions; null is none. What is larger than the protocol allows is as large as it allows.</summary>
    private static int ReadNumber(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => 0,
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            JsonTokenType.Number => int.MaxValue,
            _ => throw new JsonException($"A number is expected where {reader.TokenType} stands."),
        };

    /// <summary>A position; what it lacks is 0.</summary>
    private static Position ReadPosition(ref Utf8JsonReader reader)
    {
        var (line, character) = (0, 0);
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("line"u8))
                line = ReadNumber(ref reader);
            else if (reader.Is("character"u8))
                character = ReadNumber(ref reader);
            else
                reader.Skip();
        }
        return new Position(line, character);
    }

    private static void WritePosition(Utf8JsonWriter writer, Position position)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line"u8, position.Line);
        writer.WriteNumber("character"u8, position.Character);
        writer.WriteEndObject();
    }
}
