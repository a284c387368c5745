using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>Formats a paper as a citation.</summary>
public static class Citation
{
    /// <summary>The styles by name. Each takes a paper with a title and its date.</summary>
    public static IReadOnlyDictionary<string, Func<ExportPaper, string?, string>> Styles { get; } =
        new Dictionary<string, Func<ExportPaper, string?, string>>(StringComparer.Ordinal)
        {
            ["text"] = Plain,
            ["markdown"] = Markdown,
            ["bibtex"] = BibtexExport.Entry,
        };

    /// <summary>Gets the year of a paper from its date or its arXiv id, or null if unknown.</summary>
    internal static string? Year(ExportPaper paper, string? date)
    {
        if (date is { Length: >= 4 } && char.IsAsciiDigit(date[0]))
            return date[..4];
        if (paper.ArxivIdWithoutVersion is not { } id)
            return null;
        var digits = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..][..2];
        // arXiv started in 1991.
        return (string.CompareOrdinal(digits, "90") > 0 ? "19" : "20") + digits;
    }

    // Ada Invented and Ben Invented. Lanterns for Long Corridors. arXiv:2508.00011, 2025. https://arxiv.org/abs/2508.00011
    private static string Plain(ExportPaper paper, string? date)
    {
        var text = new StringBuilder();
        if (paper.Authors.Count > 0)
            text.Append(Sentence(Names(paper.Authors))).Append(' ');
        text.Append(Sentence(paper.Title));
        var source = paper.ArxivIdWithoutVersion is { } id ? "arXiv:" + id : null;
        if (string.Join(", ", new[] { source, Year(paper, date) }.OfType<string>()) is { Length: > 0 } where)
            text.Append(' ').Append(where).Append('.');
        if (paper.Url is { } url)
            text.Append(' ').Append(url);
        return CleanText.Line(text.ToString());
    }

    private static string Markdown(ExportPaper paper, string? date)
    {
        var title = MarkdownEscapes.Escape(paper.Title, links: false);
        var pieces = new[]
        {
            paper.Url is { } url ? $"[{title}](<{url}>)" : title,
            paper.Authors.Count > 0 ? MarkdownEscapes.Escape(Names(paper.Authors)) : null,
            Year(paper, date),
        };
        return string.Join(", ", pieces.OfType<string>());
    }

    // A sentence ends with one punctuation mark.
    private static string Sentence(string text) =>
        text.TrimEnd('.') is var bare && bare.EndsWith('?') || bare.EndsWith('!') ? bare : bare + ".";

    private static string Names(IReadOnlyList<string> authors) =>
        authors switch
        {
            [var one] => one,
            [var one, FieldText.Others] => $"{one} {FieldText.Others}",
            [var one, var two] => $"{one} and {two}",
            [.., FieldText.Others] => string.Join(", ", authors),
            _ => $"{string.Join(", ", authors.Take(authors.Count - 1))}, and {authors[^1]}",
        };
}
