using System.Buffers;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>The unit of characters in a position (LSP 3.18, <c>PositionEncodingKind</c>).</summary>
public enum PositionEncoding
{
    /// <summary>UTF-16 code units, as in the engine.</summary>
    Utf16,

    /// <summary>UTF-8 bytes.</summary>
    Utf8,

    /// <summary>Unicode code points.</summary>
    Utf32,
}

/// <summary>
/// Converts positions on a line to another encoding. An unpaired surrogate counts as the replacement character that is transmitted for it.
/// </summary>
public static class PositionEncodings
{
    /// <summary>Gets the length of a text in units of an encoding.</summary>
    public static int Count(this PositionEncoding encoding, ReadOnlySpan<char> text) =>
        encoding switch
        {
            PositionEncoding.Utf8 => Encoding.UTF8.GetByteCount(text),
            PositionEncoding.Utf32 => CountRunes(text),
            _ => text.Length,
        };

    /// <summary>
    /// Converts a number of units of an encoding to UTF-16 code units. A number inside a character is rounded down to its start.
    /// </summary>
    /// <param name="encoding">The encoding of the number.</param>
    /// <param name="line">The text from the start of the line.</param>
    /// <param name="units">The number of units, clamped to the line.</param>
    public static int CodeUnits(this PositionEncoding encoding, ReadOnlySpan<char> line, int units)
    {
        if (encoding == PositionEncoding.Utf16)
            return Math.Clamp(units, 0, line.Length);
        var at = 0;
        while (units > 0 && at < line.Length)
        {
            var valid =
                Rune.DecodeFromUtf16(line[at..], out var rune, out var length) == OperationStatus.Done;
            units -=
                encoding == PositionEncoding.Utf32 ? 1
                : valid ? rune.Utf8SequenceLength
                : Rune.ReplacementChar.Utf8SequenceLength;
            if (units < 0)
                break;
            at += length;
        }
        return at;
    }

    private static int CountRunes(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            Rune.DecodeFromUtf16(text, out _, out var length);
            text = text[length..];
        }
        return count;
    }
}
