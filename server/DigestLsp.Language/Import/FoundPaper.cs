using DigestLsp.Language.Export;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Import;

/// <summary>Makes a paper of what a page says of it: text on one line, nothing that shows nothing, addresses of the web only.</summary>
public static class FoundPaper
{
    /// <summary>The name that stands for the authors a page does not name.</summary>
    public const string Others = FieldText.Others;

    /// <summary>Makes it.</summary>
    /// <param name="title">The title.</param>
    /// <param name="abstract">Its paragraphs.</param>
    /// <param name="arxivId">arXiv's identifier, or null.</param>
    /// <param name="authors">Names, in order.</param>
    /// <param name="published">The day the page gives it, or null.</param>
    /// <param name="fields">Other fields; those whose value is no address where one is expected, or empty, are left out.</param>
    /// <param name="doi">The DOI without an address, or null.</param>
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
            // A comma parts names in a digest's field.
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

    /// <summary>The address, where it is one of the web; null for scripts, files and everything else.</summary>
    public static string? Web(string? address) =>
        address is not null && LinkAddress.IsWeb(address.Trim()) ? LinkTarget.Of(address.Trim()).Url : null;

    /// <summary>Text on one line, without what shows nothing.</summary>
    public static string Line(string text) => Whitespace.Fold(CleanText.Line(text));
}
