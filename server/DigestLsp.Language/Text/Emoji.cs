using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>Recognizes emoji and other pictographs, which lists use as markers and labels.</summary>
public static class Emoji
{
    private const char VariationSelector = '\uFE0F';
    private const char Joiner = '\u200D';
    private const char Keycap = '\u20E3';

    /// <summary>
    /// Gets the length of the emoji at the start of a text, including joined sequences and <c>1️⃣</c>; 0 if absent.
    /// </summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || (text[0] < '\u2000' && !IsKeycap(text)))
            return 0;
        if (IsKeycap(text))
            return text[1] == Keycap ? 2 : 3;
        var length = PictographLength(text);
        if (length == 0)
            return 0;
        while (length < text.Length)
        {
            var rest = text[length..];
            if (rest[0] is VariationSelector or Keycap || IsSkinTone(rest))
                length += rest[0] is VariationSelector or Keycap ? 1 : 2;
            else if (rest[0] == Joiner && PictographLength(rest[1..]) is > 0 and var joined)
                length += 1 + joined;
            else
                break;
        }
        return length;
    }

    /// <summary>Gets the length of a <c>:star:</c> short code at the start of a text; 0 if absent.</summary>
    public static int ShortCodeLength(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(':'))
            return 0;
        var name = text[1..];
        var end = name.IndexOfAnyExcept(ShortCodeCharacters);
        return end is > 1 and < 40 && name[end] == ':' && name[..end].IndexOfAnyInRange('a', 'z') >= 0
            ? end + 2
            : 0;
    }

    private static readonly System.Buffers.SearchValues<char> ShortCodeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_+-");

    private static bool IsKeycap(ReadOnlySpan<char> text) =>
        text[0] is (>= '0' and <= '9') or '#' or '*'
        && (text is [_, Keycap, ..] or [_, VariationSelector, Keycap, ..]);

    private static bool IsSkinTone(ReadOnlySpan<char> text) =>
        text is ['\uD83C', >= '\uDFFB' and <= '\uDFFF', ..];

    private static int PictographLength(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            return 0;
        return
            rune.Value
                is (>= 0x1F000 and <= 0x1FAFF)
                    or (>= 0x2600 and <= 0x27BF)
                    or (>= 0x2B00 and <= 0x2BFF)
                    or (>= 0x2190 and <= 0x21FF)
                    or (>= 0x2300 and <= 0x23FF)
                    or (>= 0x25A0 and <= 0x25FF)
                    or 0x2122
                    or 0x203C
                    or 0x2049
            && Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.OtherSymbol
                    or UnicodeCategory.ModifierSymbol
                    or UnicodeCategory.MathSymbol
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.OtherPunctuation
            ? length
            : 0;
    }
}
