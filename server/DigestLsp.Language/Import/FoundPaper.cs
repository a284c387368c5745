using DigestLsp.Language.Export;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Import;

/// <summary>Creates papers from the text of a page: on one line, without invisible characters, with web URLs only.</summary>
public static class FoundPaper
{
    /// <summary>The name for authors that a page omits.</summary>
    public const string Others = FieldText.Others;

    /// <summary>Creates a paper.</summary>
    /// <param name="title">The title.</param>
    /// <param name="abstract">The paragraphs of the abstract.</param>
    /// <param name="arxivId">The arXiv id, or null.</param>
    /// <param name="authors">The names in order.</param>
    /// <param name="published">The date on the page, or null.</param>
    /// <param name="fields">Other fields. Those that are empty or require a URL and have none are left out.</param>
    /// <param name="doi">The DOI without a URL, or null.</param>
    public static ExportPaper Of(
        string title,
        IEnumerable<string> @abstract,
        string? arxivId = null,
        IEnumerable<string>? authors = null,
        DigestDate? published = null,
        IEnumerable<(string Name, string? Value)>? fields = null,
        string? doi = null
    )
    {
        string[] paragraphs = [.. @abstract.Select(Line).Where(p => p.Length > 0)];
        (string Name, string Value)[] kept =
        [
            .. (fields ?? [])
                .Select(f => (f.Name, Value: Line(f.Value ?? "")))
                .Where(f => f.Value.Length > 0),
        ];
        title = Line(title);
        var links = LinkList.In([title, .. paragraphs, .. kept.Select(f => f.Value)]);
        return new ExportPaper(
            title,
            published is { IsPossible: true } ? published.ToString() : null,
            // A comma separates names in a field.
            [
                .. (authors ?? [])
                    .Select(a => Line(a).Replace(",", "", StringComparison.Ordinal))
                    .Where(a => a.Length > 0),
            ],
            string.Join("\n\n", paragraphs),
            arxivId,
            doi,
            LinkList.Of([
                .. links,
                .. arxivId is null ? (string[])[] : [LinkList.OfArxiv(arxivId)],
                .. doi is null ? (string[])[] : [LinkList.OfDoi(doi)],
            ]),
            kept
        );
    }

    /// <summary>Gets a web URL, or null for scripts, files and everything else.</summary>
    public static string? Web(string? address) =>
        address is not null && LinkAddress.IsWeb(address.Trim()) ? LinkTarget.Of(address.Trim()).Url : null;

    /// <summary>Puts text on one line, without invisible characters.</summary>
    public static string Line(string text) => Whitespace.Fold(CleanText.Line(text));
}
