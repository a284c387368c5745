using System.Text.RegularExpressions;

namespace DigestLsp.Language.Syntax;

/// <summary>Distinguishes lists of names from titles.</summary>
internal static partial class PersonList
{
    private const int MaxLength = 1000;

    /// <summary>Whether a text is a list of names.</summary>
    /// <param name="text">One line.</param>
    /// <param name="one">Whether a single name is enough.</param>
    public static bool AreNames(string text, bool one)
    {
        if (text.Length is < 3 or > MaxLength)
            return false;
        var others = Others().Match(text);
        var parts = Separator().Split(others.Success ? text[..others.Index] : text);
        var names = 0;
        foreach (var part in parts)
        {
            if (part.Length == 0)
                continue;
            if (!Name().IsMatch(part))
                return false;
            names++;
        }
        return names > 1 || (names == 1 && (one || others.Success));
    }

    [GeneratedRegex(
        @"[\s,]*(?:\bet al\.?|\+\s?\d+ (?:authors|more)[^,]*|,?\s(?:and )?\d+ (?:others|more)|等\s?\d*.*|외 \d+명|ほか.*|…|\.\.\.)\s*$"
    )]
    private static partial Regex Others();

    [GeneratedRegex(@"(?<!\s)\s*[,;，；、·•&]\s*(?:and\s+|&\s*)?|\s+(?:and|und|y|et)\s+|\s\|\s")]
    private static partial Regex Separator();

    // Two to five capitalized words, with particles between them and affiliations after them; or two to four Chinese characters.
    [GeneratedRegex(
        @"^(?:(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lu}\.)(?:\s(?:(?:de|da|di|do|dos|del|della|van|von|der|den|la|le|el|al|bin|ben|ter|ten|y|e|zu|af|av)\s)*\p{Lu}[\p{L}\p{M}'’.-]*){1,4}(?:\s\d{4})?[¹²³⁴⁵⁶⁷⁸⁹*†‡]*\.?(?:\s\([^()]*\))?|[\p{Lo}]{2,4}|\p{Lo}+[·・]\p{Lo}+)\.?$"
    )]
    private static partial Regex Name();
}
