using System.Globalization;

namespace DigestLsp.Language.Text;

/// <summary>Words of text: letters and digits with combining marks, including <c>lantern's</c>.</summary>
public static class Words
{
    /// <summary>Gets the word that contains or touches an offset, or null.</summary>
    public static TextSpan? At(ReadOnlySpan<char> text, int offset)
    {
        var (start, end) = (offset, offset);
        while (start > 0 && Belongs(text, start - 1))
            start--;
        while (end < text.Length && Belongs(text, end))
            end++;
        // A combining mark on a pictograph, or on nothing, does not begin a word.
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

    // An apostrophe, or an invisible character inside of a word: a soft hyphen, a joiner.
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
