using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A Markdown page: a heading a day, one a paper, its abstract and links. Text is escaped, so it shows what it says.</summary>
internal static class MarkdownExport
{
    public static string Write(IEnumerable<ExportPaper> papers)
    {
        var page = new StringBuilder();
        string? day = null;
        foreach (var paper in papers)
        {
            if (paper.Day is not null && paper.Day != day)
                page.Append(page.Length > 0 ? "\n" : "").Append("## ").Append(paper.Day).Append('\n');
            day = paper.Day ?? day;
            var title = MarkdownText.Escape(paper.Title);
            page.Append(page.Length > 0 ? "\n" : "")
                .Append("### ")
                .Append(paper.Url is { } url ? $"[{title}](<{url}>)" : title)
                .Append('\n');
            if (paper.Authors.Count > 0)
                page.Append("\nAuthors: ")
                    .Append(MarkdownText.Escape(string.Join(", ", paper.Authors)))
                    .Append('\n');
            foreach (var paragraph in paper.Abstract.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
                page.Append('\n').Append(MarkdownText.Escape(paragraph)).Append('\n');
            var links = paper.Links.Where(l => l != paper.Url).ToList();
            if (links.Count > 0)
                page.Append('\n');
            foreach (var link in links)
                page.Append("- <").Append(link).Append(">\n");
        }
        return page.ToString();
    }
}
