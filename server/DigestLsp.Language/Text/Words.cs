using System.Globalization;

namespace DigestLsp.Language.Text;

/// <summary>Words of running text: letters and digits with the marks on them, <c>lantern's</c> too.</summary>
public static class Words
{
    /// <summary>The word that an offset lies in or touches; null where none does.</summary>
    public static TextSpan? At(ReadOnlySpan<char> text, int offset)
    {
        var (start, end) = (offset, offset);
        while (start > 0 && Belongs(text, start - 1))
            start--;
        while (end < text.Length && Belongs(text, end))
            end++;
        // A mark on a picture, or on nothing, begins no word.
        while (start < end && !char.IsSurrogate(text[start]) && !char.IsLetterOrDigit(text[start]))
            start++;
        return start < end ? TextSpan.FromBounds(start, end) : null;
    }

    private static bool Belongs(ReadOnlySpan<char> text, int at) =>
        IsOfWord(text, at)
        || (
            Joins(text[at])
            && at > 0
            && at + 1 < text.Length
            && IsOfWord(text, at - 1)
            && IsOfWord(text, at + 1)
        );

    // An apostrophe, and what shows nothing and parts nothing: a soft hyphen, a joiner.
    private static bool Joins(char character) =>
        character is '\'' or '\u2019'
        || (
            CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format
            && !Whitespace.IsBlank(character)
        );

    private static bool IsOfWord(ReadOnlySpan<char> text, int at)
    {
        var first = char.IsLowSurrogate(text[at]) ? at - 1 : at;
        var category =
            first >= 0 && first + 1 < text.Length && char.IsSurrogatePair(text[first], text[first + 1])
                ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[first], text[first + 1]))
                : CharUnicodeInfo.GetUnicodeCategory(text[at]);
        return category
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
    }
}
