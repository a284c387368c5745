using System.Globalization;
using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>Generates unique keys of a bibliography: <c>invented2025lanterns</c>.</summary>
internal sealed class CitationKeys
{
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "an",
        "the",
        "on",
        "of",
        "in",
        "to",
        "for",
        "is",
        "are",
        "and",
    };

    private readonly Dictionary<string, int> given = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets a new key from the first author's name, the year and the first significant word of the title. Without an author or year, from
    /// the one that is known, the first three such words and the day.
    /// </summary>
    /// <param name="paper">The paper.</param>
    /// <param name="year">Its year, or null if unknown.</param>
    /// <param name="date">Its date in ISO 8601, possibly partial, or null.</param>
    public string Next(ExportPaper paper, string? year, string? date)
    {
        var author =
            paper.Authors.Count > 0 && paper.Authors[0] != FieldText.Others
                ? Letters(AuthorName.Of(paper.Authors[0]).Distinctive)
                : "";
        var isWhole = author.Length > 0 && year is not null;
        var title = string.Concat(
            paper
                .Title.Split(' ', ':', '-')
                .Select(Letters)
                .Where(w => w.Length > 1 && !Small.Contains(w))
                .Take(isWhole ? 1 : 3)
        );
        if (title.Length == 0)
            title = "paper";
        var key = isWhole ? author + year + title : author + title + (Day(date) ?? year);
        for (; ; )
        {
            var count = given[key] = given.GetValueOrDefault(key) + 1;
            if (count == 1)
                return key;
            // "…-2" contains a character that no other key has, but check it all the same.
            key = string.Create(CultureInfo.InvariantCulture, $"{key}-{count}");
        }
    }

    // The first day of a range.
    private static string? Day(string? date) => date is null ? null : Letters(date.Split('/')[0]);

    // ASCII letters: Müller becomes muller.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in CanonicalText.Of(text))
        {
            if (char.IsAsciiLetterOrDigit(character))
                letters.Append(char.ToLowerInvariant(character));
            else if (!char.IsAscii(character) && LatinLetters.InAscii(character) is { } name)
                letters.Append(name.ToLowerInvariant());
        }
        return letters.ToString();
    }
}
