using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>BibTeX entries: <c>@misc</c> with <c>eprint</c> and <c>url</c>, keys of author, year and first word, each once.</summary>
internal static class BibtexExport
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

    public static string Write(IEnumerable<ExportPaper> papers)
    {
        var file = new StringBuilder();
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var paper in papers.Where(p => p.Title.Length > 0))
        {
            var year = Year(paper);
            var key = Key(paper, year);
            for (var suffix = 'a'; !keys.Add(key) && suffix <= 'z'; suffix++)
                key = Key(paper, year) + suffix;
            file.Append(file.Length > 0 ? "\n" : "").Append("@misc{").Append(key);
            Field("title", "{" + Escape(paper.Title) + "}");
            Field("author", Escape(string.Join(" and ", paper.Authors)));
            Field("year", year);
            if (paper.ArxivId is { } id)
            {
                Field("eprint", id);
                Field("archiveprefix", "arXiv");
            }
            Field("doi", paper.Doi is null ? null : Escape(paper.Doi));
            Field(
                "url",
                paper
                    .Url?.Replace("}", "%7D", StringComparison.Ordinal)
                    .Replace("{", "%7B", StringComparison.Ordinal)
            );
            Field("abstract", Escape(paper.Abstract));
            file.Append("\n}\n");
        }
        return file.ToString();

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                file.Append(CultureInfo.InvariantCulture, $",\n  {name} = {{{value}}}");
        }
    }

    // The day's year, or the one in arXiv's identifier.
    private static string Year(ExportPaper paper)
    {
        if (paper.Day is { Length: >= 4 } day && char.IsAsciiDigit(day[0]))
            return day[..4];
        return paper.ArxivId is { Length: > 4 } id && char.IsAsciiDigit(id[0]) ? "20" + id[..2] : "";
    }

    private static string Key(ExportPaper paper, string year)
    {
        var author = paper.Authors.Count > 0 ? Letters(paper.Authors[0].Split(' ')[^1]) : "";
        var word =
            paper
                .Title.Split(' ', ':', '-')
                .Select(Letters)
                .FirstOrDefault(w => w.Length > 1 && !Small.Contains(w))
            ?? "paper";
        return (author + year + word).ToLowerInvariant();
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    // Braces that do not pair would end the value early; they are left out.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (character is '{' or '}')
                continue;
            escaped.Append(
                character switch
                {
                    '\\' => "\\textbackslash ",
                    '~' => "\\textasciitilde ",
                    '^' => "\\textasciicircum ",
                    '&' or '%' or '$' or '#' or '_' => "\\" + character,
                    '\n' => " ",
                    _ => character.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
