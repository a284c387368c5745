using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// Reads the text of a document, which may be megabytes, straight into the string that is kept. Half a surrogate pair stays what
/// it is, so that positions in UTF-16 are the client's; bytes that are no UTF-8 become U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>The string that stands here; null where there is none.</summary>
    /// <exception cref="JsonException">Something else stands here.</exception>
    public static string? ReadText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"A text is expected where {reader.TokenType} stands.");
        var utf8 = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return reader.ValueIsEscaped
            ? string.Create(Decode(utf8, []), utf8, static (text, utf8) => Decode(utf8, text))
            : Encoding.UTF8.GetString(utf8);
    }

    // How many UTF-16 units the bytes are; they are written where there is room.
    private static int Decode(ReadOnlySpan<byte> utf8, Span<char> text)
    {
        for (var count = 0; ; count++)
        {
            var run = utf8.IndexOf((byte)'\\');
            var plain = run < 0 ? utf8 : utf8[..run];
            count += text.IsEmpty
                ? Encoding.UTF8.GetCharCount(plain)
                : Encoding.UTF8.GetChars(plain, text[count..]);
            if (run < 0)
                return count;
            var unit = Unescape(utf8[(run + 1)..], out var length);
            if (!text.IsEmpty)
                text[count] = unit;
            utf8 = utf8[(run + 1 + length)..];
        }
    }

    // What stands behind a backslash; the reader has seen that it may stand there (RFC 8259, 7).
    private static char Unescape(ReadOnlySpan<byte> escape, out int length)
    {
        length = 1;
        switch (escape[0])
        {
            case (byte)'n':
                return '\n';
            case (byte)'r':
                return '\r';
            case (byte)'t':
                return '\t';
            case (byte)'b':
                return '\b';
            case (byte)'f':
                return '\f';
            case (byte)'u':
                length = 5;
                Utf8Parser.TryParse(escape[1..5], out ushort unit, out _, 'X');
                return (char)unit;
            default:
                return (char)escape[0];
        }
    }
}
