using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>Strangers' characters made fit for files that other programs read.</summary>
internal static class CleanText
{
    /// <summary>The text with U+FFFD for halves of surrogate pairs, which no encoding writes.</summary>
    public static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsSurrogatePair(text, i))
                i++;
            else
                return string.Concat(text.EnumerateRunes());
        }
        return text;
    }

    /// <summary>
    /// The text on one line without what shows nothing or turns what follows around: control characters, noncharacters, marks that
    /// override the direction of writing.
    /// </summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                line.Append(' ');
            else if (!IsHidden(rune.Value))
                line.Append(rune.ToString());
        }
        return line.ToString();
    }

    private static bool IsHidden(int value) =>
        value is < 0x20 or (>= 0x7F and < 0xA0)
        || value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || value is >= 0xFDD0 and <= 0xFDEF
        || (value & 0xFFFE) == 0xFFFE;
}
