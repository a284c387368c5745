using System.Buffers;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>What an editor counts in a line (LSP 3.18, <c>PositionEncodingKind</c>).</summary>
public enum PositionEncoding
{
    /// <summary>UTF-16 code units, as the engine itself.</summary>
    Utf16,

    /// <summary>Bytes of UTF-8.</summary>
    Utf8,

    /// <summary>Unicode code points.</summary>
    Utf32,
}

/// <summary>Counts a line's characters in another encoding. A lone surrogate counts as the replacement character that goes over the wire for it.</summary>
public static class PositionEncodings
{
    /// <summary>How many units of an encoding a text has.</summary>
    public static int Count(this PositionEncoding encoding, ReadOnlySpan<char> text) =>
        encoding switch
        {
            PositionEncoding.Utf8 => Encoding.UTF8.GetByteCount(text),
            PositionEncoding.Utf32 => CountRunes(text),
            _ => text.Length,
        };

    /// <summary>How many UTF-16 code units so many units of an encoding are. A count that ends inside a character is that character's start.</summary>
    /// <param name="encoding">What was counted.</param>
    /// <param name="line">The line, from its start on.</param>
    /// <param name="units">The count; clamped to the line.</param>
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
