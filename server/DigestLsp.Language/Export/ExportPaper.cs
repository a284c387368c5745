using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A paper for export: text on one line each, links with complete URLs.</summary>
/// <param name="Title">The title; may be empty.</param>
/// <param name="Published">The paper's own date in ISO 8601, possibly partial, or null.</param>
/// <param name="Authors">The names in order.</param>
/// <param name="Abstract">The abstract with paragraphs separated by blank lines; may be empty.</param>
/// <param name="ArxivId">The arXiv id, with its version if there is one, or null.</param>
/// <param name="Doi">The DOI, or null.</param>
/// <param name="Links">The URLs of its links, without duplicates, in alphabetical order.</param>
/// <param name="Fields">The remaining fields, which the other properties do not contain completely, by name, in order.</param>
public sealed record ExportPaper(
    string Title,
    string? Published,
    IReadOnlyList<string> Authors,
    string Abstract,
    string? ArxivId,
    string? Doi,
    IReadOnlyList<string> Links,
    IReadOnlyList<(string Name, string Value)> Fields
)
{
    private static readonly string[] CategoryFields =
    [
        "Categories",
        "Subjects",
        "Category",
        "Subject",
        "Tags",
    ];

    /// <summary>The paper's page: on arXiv, by DOI, or its first link; null if absent.</summary>
    public string? Url =>
        ArxivId is not null ? LinkList.OfArxiv(ArxivId)
        : Doi is not null ? LinkList.OfDoi(Doi)
        : Links.Count > 0 ? Links[0]
        : null;

    /// <summary>The arXiv id without its version, or null.</summary>
    public string? ArxivIdWithoutVersion => ArxivId is null ? null : ArxivIdText.WithoutVersion(ArxivId);

    /// <summary>The first arXiv category (<c>cs.CL</c>) in the fields, or null.</summary>
    public string? PrimaryCategory =>
        Fields
            .Where(f => CategoryFields.Contains(f.Name, StringComparer.OrdinalIgnoreCase))
            .Select(f => ArxivIdText.Category(f.Value))
            .FirstOrDefault(c => c is not null);

    /// <summary>The tags without markers; may be empty.</summary>
    public IReadOnlyList<string> Tags =>
        Values(TagList.FieldName) is { Length: > 0 } value
            ? [.. TagList.In(value).Select(t => value.Substring(t.Start, t.Length))]
            : [];

    /// <summary>
    /// Gets the values of a field as one, separated by commas, or an empty string if they are placeholders (<c>null</c>, <c>N/A</c>).
    /// </summary>
    public string Values(string name) =>
        Fields.Count == 0
            ? ""
            : string.Join(
                ", ",
                Fields
                    .Where(f =>
                        f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                        && !PageFields.SaysNothing(f.Value)
                    )
                    .Select(f => f.Value)
            );

    /// <summary>The paragraphs of the abstract.</summary>
    public string[] Paragraphs => Abstract.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads an entry.</summary>
    public static ExportPaper Of(Entry entry)
    {
        var content = entry.Content;
        // Neither plain text nor Markdown: TeX.
        var isTex = !entry.IsPlainText && !entry.IsMarkdown;
        var paper = new ExportPaper(
            isTex ? TexText.Decode(content.Title) : content.Title,
            content.Date?.ToString(),
            isTex ? [.. content.Authors.Select(TexText.Decode)] : content.Authors,
            FoldParagraphs(entry.AbstractText, entry.IsMarkdown),
            content.ArxivId,
            content.Doi,
            LinkList.Of(
                entry
                    .Links.Select(l => l.Text)
                    .Concat(content.ArxivId is { } id ? [LinkList.OfArxiv(id)] : [])
                    .Concat(content.Doi is { } doi ? [LinkList.OfDoi(doi)] : [])
            ),
            []
        );
        if (content.Fields.Count == 0)
            return paper;
        var fields = content
            .Fields.Where(f => f.Value.Length > 0)
            .Select(f => (Name: Whitespace.Fold(f.Name), f.Value))
            .ToList();
        var members = MemberFields.Of(paper, fields);
        return paper with { Fields = [.. fields.Where(f => !members.Contains(f))] };
    }

    private static string FoldParagraphs(string text, bool isMarkdown) =>
        Whitespace.IsOneLine(text)
            ? Fold(text, isMarkdown)
            : string.Join("\n\n", Blocks(text).Select(p => Fold(p, isMarkdown)).Where(p => p.Length > 0));

    private static string Fold(string text, bool isMarkdown)
    {
        text = Whitespace.Fold(text);
        return isMarkdown ? MarkdownEscapes.Undo(text) : text;
    }

    // Paragraphs are separated by blank lines.
    private static IEnumerable<string> Blocks(string text)
    {
        var block = new System.Text.StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!Whitespace.IsBlank(line))
            {
                block.Append(line).Append('\n');
                continue;
            }
            yield return block.ToString();
            block.Clear();
        }
        yield return block.ToString();
    }
}
