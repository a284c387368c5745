using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A Markdown page: a heading a day, one a paper, its fields, abstract and links. Text is escaped, so it shows what it says.</summary>
internal static class MarkdownExport
{
    public static string Write(ExportDigest digest)
    {
        var page = new StringBuilder(digest.Room);
        foreach (var day in digest.Days)
        {
            if ((day.Date ?? day.Heading) is { } name)
                Line("## " + MarkdownText.Escape(MemberFields.DateWords(name)));
            foreach (var paper in day.Papers)
                WritePaper(paper);
        }
        return page.ToString();

        void Line(string text) => page.Append(page.Length > 0 ? "\n" : "").Append(text).Append('\n');

        void WritePaper(ExportPaper paper)
        {
            var title = paper.Title.Length > 0 ? MarkdownText.Escape(paper.Title) : "(no title)";
            Line(paper.Url is { } url ? $"### [{title}](<{url}>)" : "### " + title);
            foreach (var (name, value) in Facts(paper))
                Line($"**{MarkdownText.Escape(name)}:** {MarkdownText.Escape(value)}");
            foreach (var paragraph in paper.Paragraphs)
                Line(MarkdownText.Escape(paragraph));
            var links = paper.Links.Where(l => l != paper.Url).Select(l => $"- <{l}>");
            if (string.Join('\n', links) is { Length: > 0 } list)
                Line(list);
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(ExportPaper paper)
    {
        if (paper.Authors.Count > 0)
            yield return ("Authors", string.Join(", ", paper.Authors));
        if (paper.Published is { } day)
            yield return ("Date", MemberFields.DateWords(day));
        foreach (var field in paper.Fields)
            yield return field;
    }
}
