using System.Globalization;

namespace DigestLsp.Language.Export;

/// <summary>What a paper's members are called where a digest writes them in fields: <c>Authors:</c>, <c>arXiv:</c>, <c>DOI:</c>, <c>Date:</c>, <c>Links:</c>.</summary>
internal static class MemberFields
{
    /// <summary>A field for every member that there is, in the order they are written.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="others">Its other fields, whose links need no saying again.</param>
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
    /// A date as digests write it: where the year is not known (<c>--08-01</c>) <c>Aug 1</c>, of a range both days with a dash between, else as
    /// it is.
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

    // Links that neither the text nor another field says.
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
