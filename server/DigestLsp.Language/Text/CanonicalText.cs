using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>
/// Compares text regardless of Unicode normalization: an accented letter may be one character (NFC) or two (NFD, as in macOS and some PDF
/// readers).
/// </summary>
public static class CanonicalText
{
    private const char FirstComposed = '\u00C0';
    private const char FirstMark = '\u0300';
    private const char FirstSyllable = '\uAC00';
    private const char LastSyllable = '\uD7A3';
    private const int VowelsAndFinals = 588;
    private const int Finals = 28;

    /// <summary>
    /// Gets the decomposed text with combining marks in canonical order; the same string if it has no composed characters.
    /// </summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstComposed - 1)) < 0)
            return text;
        var canonical = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is >= FirstSyllable and <= LastSyllable)
                AppendSyllable(canonical, character - FirstSyllable);
            else if (character >= FirstComposed && Decompositions.Of(character) is { } parts)
                canonical.Append(parts);
            else
                canonical.Append(character);
        }
        return WithOrderedMarks(canonical);
    }

    /// <summary>Gets the letters and digits of a text with their combining marks, in lower case.</summary>
    public static string Letters(string text)
    {
        text = Of(text);
        return string.Create(
            text.Count(IsInWord),
            text,
            static (key, text) =>
            {
                var length = 0;
                foreach (var character in text)
                {
                    if (IsInWord(character))
                        key[length++] = char.ToLowerInvariant(character);
                }
            }
        );
    }

    private static bool IsInWord(char character) => char.IsLetterOrDigit(character) || IsMark(character);

    // Variation selectors only select a glyph.
    private static bool IsMark(char character) =>
        character >= FirstMark
        && character is not (>= '\uFE00' and <= '\uFE0F')
        && CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static void AppendSyllable(StringBuilder to, int index)
    {
        to.Append((char)('\u1100' + (index / VowelsAndFinals)));
        to.Append((char)('\u1161' + (index % VowelsAndFinals / Finals)));
        if (index % Finals > 0)
            to.Append((char)('\u11A7' + (index % Finals)));
    }

    // Marks above and below a letter may be in either order. Sorting by code point is enough for comparisons.
    private static string WithOrderedMarks(StringBuilder text)
    {
        var characters = new char[text.Length];
        text.CopyTo(0, characters, text.Length);
        for (var start = 0; start < characters.Length; start++)
        {
            var end = start;
            while (end < characters.Length && IsMark(characters[end]))
                end++;
            if (end - start > 1)
                Array.Sort(characters, start, end - start);
            start = end;
        }
        return new string(characters);
    }
}

/// <summary>Compares texts regardless of letter case and Unicode normalization form.</summary>
public sealed class CanonicalComparer : StringComparer
{
    private CanonicalComparer() { }

    /// <summary>The comparer.</summary>
    public static CanonicalComparer IgnoreCase { get; } = new();

    /// <inheritdoc/>
    public override int Compare(string? x, string? y) => OrdinalIgnoreCase.Compare(Of(x), Of(y));

    /// <inheritdoc/>
    public override bool Equals(string? x, string? y) =>
        OrdinalIgnoreCase.Equals(x, y) || OrdinalIgnoreCase.Equals(Of(x), Of(y));

    /// <inheritdoc/>
    public override int GetHashCode(string obj) => OrdinalIgnoreCase.GetHashCode(CanonicalText.Of(obj));

    /// <summary>Whether a text begins with another one.</summary>
    public static bool StartsWith(string text, string start) =>
        CanonicalText.Of(text).StartsWith(CanonicalText.Of(start), StringComparison.OrdinalIgnoreCase);

    private static string? Of(string? text) => text is null ? null : CanonicalText.Of(text);
}
