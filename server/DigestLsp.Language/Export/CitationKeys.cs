using System.Globalization;
using System.Text;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>Keys of a bibliography: <c>invented2025lanterns</c>, each given once.</summary>
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

    /// <summary>The key of a paper: the first author's last name, the year, the title's first word of weight; another paper's with a number behind.</summary>
    public string Next(ExportPaper paper, string? year)
    {
        var author =
            paper.Authors.Count > 0 && paper.Authors[0] != FieldText.Others
                ? Letters(paper.Authors[0].Trim().Split(' ')[^1])
                : "";
        var word = paper
            .Title.Split(' ', ':', '-')
            .Select(Letters)
            .FirstOrDefault(w => w.Length > 1 && !Small.Contains(w));
        var key = author + year + (word ?? "paper");
        for (; ; )
        {
            var count = given[key] = given.GetValueOrDefault(key) + 1;
            if (count == 1)
                return key;
            // "…-2" holds a mark that no key of words has, and is looked up all the same.
            key = string.Create(CultureInfo.InvariantCulture, $"{key}-{count}");
        }
    }

    // Letters as ASCII writes them: Müller is muller.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
                letters.Append(char.ToLowerInvariant(character));
            else if (!char.IsAscii(character) && LatinLetters.InAscii(character) is { } name)
                letters.Append(name.ToLowerInvariant());
        }
        return letters.ToString();
    }
}
