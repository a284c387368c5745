using System.Text;
using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>
/// Exports a Markdown page: a heading per day and per paper, fields, abstract and links. Text is escaped, so that the page parses as a
/// digest with the same papers.
/// </summary>
internal static partial class MarkdownExport
{
    public static string Write(ExportDigest digest) =>
        Write(digest.Days, digest.Room, PageFields.WithMembers);

    /// <summary>Writes a page with the requested fields.</summary>
    /// <param name="days">The days.</param>
    /// <param name="room">The estimated length of the page in characters.</param>
    /// <param name="fields">Gets the fields of a paper.</param>
    public static string Write(
        IReadOnlyList<ExportDay> days,
        int room,
        Func<ExportPaper, IEnumerable<(string Name, string Value)>> fields
    )
    {
        var page = new StringBuilder(room);
        foreach (var day in days)
        {
            if (NameOf(day) is { } name)
                Line("## " + name);
            foreach (var paper in day.Papers)
                WritePaper(paper);
        }
        return page.ToString();

        void Line(string text) => page.Append(page.Length > 0 ? "\n" : "").Append(text).Append('\n');

        void WritePaper(ExportPaper paper)
        {
            var title = paper.Title.Length > 0 ? paper.Title : EntryContent.NoTitle;
            var url = PageOf(paper);
            Line(
                url is not null
                    ? $"### [{WithoutId(MarkdownEscapes.Escape(title, links: false))}](<{url}>)"
                    : "### " + WithoutId(Unread(MarkdownEscapes.Escape(title)))
            );
            var bare = url is null;
            foreach (var (field, value) in fields(paper))
            {
                Line($"**{MarkdownEscapes.Escape(field)}:** {MarkdownEscapes.Escape(value)}");
                bare = false;
            }
            var label = "**Abstract:** ";
            foreach (var paragraph in paper.Paragraphs)
            {
                var text = MarkdownEscapes.Escape(paragraph);
                Line(label.Length > 0 ? label + text : Unread(text));
                (label, bare) = ("", false);
            }
            // A heading is a paper if it has a link, or a field or abstract below it, possibly an empty one.
            if (bare)
                Line(label.TrimEnd());
            var links = paper.Links.Where(l => l != url).Select(l => $"- <{l}>");
            if (string.Join('\n', links) is { Length: > 0 } list)
                Line(list);
        }
    }

    // A link of the heading to arXiv would add an id that the paper does not have.
    private static string? PageOf(ExportPaper paper) =>
        paper.ArxivId is null && paper.Url is { } url && ArxivIdText.InLink(url) is not null
            ? null
            : paper.Url;

    // "arXiv:2508.00011" in a heading would be parsed as the paper's id.
    private static string WithoutId(string title) =>
        ArxivIdText.InLink(title) is null ? title : Colon().Replace(title, "\\:");

    [GeneratedRegex(@"(?<![\\]):(?!//)")]
    private static partial Regex Colon();

    // As written, so that its year is inferred again; a date has no Markdown syntax.
    private static string? NameOf(ExportDay day) =>
        day switch
        {
            { Heading: { } heading, Date: null } => Unread(MarkdownEscapes.Escape(heading)),
            { Heading: { } heading } => heading,
            { Date: { } date } => MemberFields.DateWords(date),
            _ => null,
        };

    // A backslash keeps text from being parsed as a field, an abstract or a day.
    private static string Unread(string line)
    {
        var mark =
            FieldText.IsField(line) || FieldText.LabelsAbstract(line)
                ? line.IndexOf(':', StringComparison.Ordinal)
            : DateText.FindInHeading("# " + line) is not null ? line.AsSpan().LastIndexOfAny(",-/.:()")
            : -1;
        return mark < 0 ? line : line.Insert(mark, "\\");
    }
}
