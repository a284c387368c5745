using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>The fields of a paper shown on a page, without those that repeat something.</summary>
internal static class PageFields
{
    /// <summary>Gets the remaining fields that do not repeat authors, date, ids and links.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ExportPaper paper) =>
        paper.Fields.Where(f => !SaysNothing(f.Value) && !IsSaid(paper, f.Name, f.Value));

    /// <summary>
    /// Gets the properties as fields, then the remaining fields. A property that a field contains with more words is left out.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> WithMembers(ExportPaper paper)
    {
        var added = Of(paper).ToList();
        return MemberFields
            .Of(paper, paper.Fields)
            .Where(m =>
                m.Name != "Links"
                && !added.Exists(f => f.Name.Equals(m.Name, StringComparison.OrdinalIgnoreCase) && Says(f, m))
            )
            .Concat(added);
    }

    /// <summary>Whether a value is a placeholder: <c>null</c>, <c>N/A</c>, a dash.</summary>
    public static bool SaysNothing(string value) => FieldLabels.SaysNone(value);

    private static bool Says((string Name, string Value) field, (string Name, string Value) member) =>
        member.Name switch
        {
            "arXiv" => ArxivIdText.Find(field.Value) == member.Value,
            "DOI" => FieldText.Doi([new EntryField("DOI", default, default, field.Value)]) == member.Value,
            _ => false,
        };

    private static bool IsSaid(ExportPaper paper, string name, string value) =>
        name.ToUpperInvariant() switch
        {
            "AUTHOR" or "AUTHORS" => FieldText.AuthorNames(value) is var names
                && (
                    names.SequenceEqual(paper.Authors)
                    || names.Select(TexText.Decode).SequenceEqual(paper.Authors)
                ),
            "DATE" => paper.Published is { } day && DateText.Find(value)?.Date.ToString() == day,
            "ARXIV" => value == paper.ArxivId || LeadsTo(paper, value, onlyPage: true),
            "DOI" => value == paper.Doi || LeadsTo(paper, value, onlyPage: true),
            "PDF" => LeadsTo(paper, value, onlyPage: true),
            "LINK" or "LINKS" => LeadsTo(paper, value, onlyPage: false),
            _ => false,
        };

    // Only links that the page already has: to the paper's page, or any of its links.
    private static bool LeadsTo(ExportPaper paper, string value, bool onlyPage)
    {
        var links = LinkList.Of(LinkList.In([value]));
        return links.Count > 0
            && links.All(l => onlyPage ? l == paper.Url : paper.Links.Contains(l))
            && !Words(value).Any(char.IsLetterOrDigit);
    }

    // The text of a value without its links and their text.
    private static string Words(string value)
    {
        for (
            var open = value.IndexOf('[');
            open >= 0;
            open = open < value.Length ? value.IndexOf('[', open) : -1
        )
        {
            if (Text.MarkdownEscapes.LinkAt(value, open) is { } link)
                value = value.Remove(open, link.End - open);
            else
                open++;
        }
        foreach (var link in LinkScanner.Scan(value).Reverse())
            value = value.Remove(link.Span.Start, link.Span.Length);
        return value;
    }
}
