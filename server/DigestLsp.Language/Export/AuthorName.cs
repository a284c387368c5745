using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>The parts of an author's name, as needed by bibliographies.</summary>
/// <param name="Given">First and middle names; empty for an organization or a single name.</param>
/// <param name="Last">The last name with its particles (<c>van der Berg</c>), or the whole name of an organization.</param>
/// <param name="Suffix"><c>Jr.</c>, <c>III</c>; empty if absent.</param>
/// <param name="IsOrganization">Whether it is a team, a company or an institute.</param>
internal sealed record AuthorName(string Given, string Last, string Suffix, bool IsOrganization)
{
    // Words that do not distinguish an organization from others.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "team",
        "collaboration",
        "consortium",
        "group",
        "project",
        "lab",
        "labs",
        "laboratory",
        "laboratories",
        "institute",
        "institution",
        "university",
        "universität",
        "université",
        "universidad",
        "college",
        "school",
        "academy",
        "foundation",
        "initiative",
        "community",
        "workshop",
        "research",
        "center",
        "centre",
        "department",
        "committee",
        "network",
        "alliance",
        "association",
        "organization",
        "organisation",
        "society",
        "corporation",
        "company",
        "inc",
        "ltd",
        "gmbh",
        "contributors",
        "developers",
        "of",
        "for",
    };

    private static readonly HashSet<string> Companies = new(StringComparer.OrdinalIgnoreCase)
    {
        "alibaba",
        "bytedance",
        "deepmind",
        "google",
        "microsoft",
        "nvidia",
        "openai",
        "tencent",
    };

    /// <summary>
    /// Parses a name as written: <c>Ludwig van der Berg Jr.</c>, <c>Kimi Team</c>, <c>Ada Invented (Invented University)</c>.
    /// </summary>
    public static AuthorName Of(string name)
    {
        // In arXiv mails the affiliation follows in parentheses.
        if (name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var affiliation)
            name = name[..affiliation];
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (IsOrganizationName(name, words))
            return new AuthorName("", name, "", true);
        var hasSuffix = words.Length > 1 && FieldText.IsNameSuffix(words[^1]);
        var end = hasSuffix ? words.Length - 1 : words.Length;
        var last = Math.Max(0, end - 1);
        while (last > 1 && char.IsLower(words[last - 1][0]))
            last--;
        return new AuthorName(
            string.Join(' ', words[..last]),
            string.Join(' ', words[last..end]),
            hasSuffix ? words[^1] : "",
            false
        );
    }

    /// <summary>The word that distinguishes the author: the end of a last name, or <c>Kimi</c> of <c>Kimi Team</c>.</summary>
    public string Distinctive =>
        IsOrganization ? Last.Split(' ').FirstOrDefault(w => !IsGeneric(w)) ?? Last : Last.Split(' ')[^1];

    private static bool IsOrganizationName(string name, string[] words)
    {
        // "01.AI", but not "Ada Invented1" with a footnote number.
        if (name.Contains('&', StringComparison.Ordinal) || words.Any(w => char.IsAsciiDigit(w[0])))
            return true;
        if (words.Length == 1)
            return words[0].Skip(1).Any(char.IsUpper);
        return words.Any(w =>
            w == "AI" || Generic.Contains(w.Trim('.', ',', '(', ')')) || Companies.Contains(w)
        );
    }

    private static bool IsGeneric(string word) =>
        word is "The" or "the" or "and" || Generic.Contains(word.Trim('.', ',', '(', ')'));
}
