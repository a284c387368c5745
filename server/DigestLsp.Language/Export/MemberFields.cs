using System.Globalization;

namespace DigestLsp.Language.Export;

/// <summary>
/// The names of a paper's properties as fields: <c>Authors:</c>, <c>arXiv:</c>, <c>DOI:</c>, <c>Date:</c>, <c>Links:</c>.
/// </summary>
internal static class MemberFields
{
    /// <summary>Gets a field for each property with a value, in the order they are written.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="others">The other fields, whose links are not repeated.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(
        ExportPaper paper,
        IEnumerable<(string Name, string Value)> others
    )
    {
        var fields = new List<(string, string)>();
        if (paper.Authors.Count > 0)
            fields.Add(("Authors", string.Join(", ", paper.Authors)));
        if (paper.ArxivId is { } id)
            fields.Add(("arXiv", id));
        if (paper.Doi is { } doi)
            fields.Add(("DOI", doi));
        if (paper.Published is { } day)
            fields.Add(("Date", DateWords(day)));
        if (string.Join(' ', Unsaid(paper, others)) is { Length: > 0 } links)
            fields.Add(("Links", links));
        return fields;
    }

    /// <summary>
    /// Formats a date as written in digests: without a year (<c>--08-01</c>) as <c>Aug 1</c>, a range with a dash, and otherwise unchanged.
    /// </summary>
    public static string DateWords(string date) =>
        date.StartsWith("--", StringComparison.Ordinal)
            ? string.Join(" - ", date.Split('/').Select(WithoutYear))
            : date;

    private static string WithoutYear(string date)
    {
        if (date.Length != 7 || !date.StartsWith("--", StringComparison.Ordinal))
            return date.TrimStart('-');
        var month = int.Parse(date.AsSpan(2, 2), CultureInfo.InvariantCulture);
        var day = int.Parse(date.AsSpan(5), CultureInfo.InvariantCulture);
        return month is < 1 or > 12
            ? date.TrimStart('-')
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month)} {day}"
            );
    }

    // Links that are neither in the text nor in another field.
    private static IEnumerable<string> Unsaid(
        ExportPaper paper,
        IEnumerable<(string Name, string Value)> others
    )
    {
        var said = LinkList
            .Of(
                LinkList.In([
                    paper.Title,
                    .. paper.Paragraphs,
                    .. others.Where(f => f.Name != "Links").Select(f => f.Value),
                ])
            )
            .ToHashSet(StringComparer.Ordinal);
        if (paper.ArxivId is { } id)
            said.Add(LinkList.OfArxiv(id));
        if (paper.Doi is { } doi)
            said.Add(LinkList.OfDoi(doi));
        return paper.Links.Where(l => !said.Contains(l));
    }
}
