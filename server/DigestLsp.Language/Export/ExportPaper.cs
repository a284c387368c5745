using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A paper as exports see it: text on one line each, links with full addresses.</summary>
/// <param name="Title">The title; empty where there is none.</param>
/// <param name="Published">The day the paper itself gives, as ISO 8601 as far as it is known; null where it gives none.</param>
/// <param name="Authors">Names, in order.</param>
/// <param name="Abstract">The abstract, paragraphs parted by a blank line; empty where there is none.</param>
/// <param name="ArxivId">arXiv's identifier with its version where one is written; null where none is.</param>
/// <param name="Doi">The DOI; null where there is none.</param>
/// <param name="Links">Addresses of its links, each once, in alphabetical order.</param>
/// <param name="Fields">What a writer added in fields and the members above do not say whole, by name, in order.</param>
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

    /// <summary>Its own page: on arXiv, else by DOI, else its first link; null where it has none.</summary>
    public string? Url =>
        ArxivId is not null ? LinkList.OfArxiv(ArxivId)
        : Doi is not null ? LinkList.OfDoi(Doi)
        : Links.Count > 0 ? Links[0]
        : null;

    /// <summary>arXiv's identifier without its version; null where there is none.</summary>
    public string? ArxivIdWithoutVersion => ArxivId is null ? null : ArxivIdText.WithoutVersion(ArxivId);

    /// <summary>arXiv's first category (<c>cs.CL</c>), where a field names categories; null where none does.</summary>
    public string? PrimaryCategory =>
        Fields
            .Where(f => CategoryFields.Contains(f.Name, StringComparer.OrdinalIgnoreCase))
            .Select(f => ArxivIdText.Category(f.Value))
            .FirstOrDefault(c => c is not null);

    /// <summary>What a writer tagged it with, without marks; empty where no field does.</summary>
    public IReadOnlyList<string> Tags =>
        Values(TagList.FieldName) is { Length: > 0 } value
            ? [.. TagList.In(value).Select(t => value.Substring(t.Start, t.Length))]
            : [];

    /// <summary>The values of the fields of that name as one, parted by commas; empty where they say nothing (<c>null</c>, <c>N/A</c>).</summary>
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
        // What is no plain text and no Markdown is TeX.
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

    // Paragraphs are parted by lines that show nothing, blanks in them or not.
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
