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
    /// <summary>The string that a value is, or null.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static string? Read(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("null"u8))
            return null;
        if (value is not [(byte)'"', .. var utf8, (byte)'"'])
            throw new JsonException("A text is expected where another value stands.");
        return utf8.Contains((byte)'\\')
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

    // What stands behind a backslash (RFC 8259, 7).
    private static char Unescape(ReadOnlySpan<byte> escape, out int length)
    {
        length = 1;
        switch (escape[0])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/':
                return (char)escape[0];
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
            case (byte)'u'
                when escape.Length >= 5
                    && Utf8Parser.TryParse(escape[1..5], out ushort unit, out var digits, 'X')
                    && digits == 4:
                length = 5;
                return (char)unit;
            default:
                throw new JsonException("A text holds a backslash that JSON does not have.");
        }
    }
}
