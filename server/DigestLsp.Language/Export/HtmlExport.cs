using System.Buffers;
using System.Text;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>
/// Exports a self-contained HTML page: no script, inline style, headings for days and papers, all text escaped. A content security policy
/// blocks all loading.
/// </summary>
internal static class HtmlExport
{
    /// <summary>The characters that HTML and XML require to be escaped.</summary>
    public static readonly SearchValues<char> Marks = SearchValues.Create("&<>\"'");

    private const string Style = """
        :root { color-scheme: light dark; --faint: light-dark(#595959, #b0b0b0); --line: light-dark(#d0d0d0, #505050); }
        body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1, h2, h3 { line-height: 1.25; }
        h2 { border-bottom: 1px solid var(--line); padding-bottom: .25rem; margin-top: 3rem; }
        article { margin: 2rem 0; }
        h3 { margin-bottom: .25rem; }
        .authors, .facts, .links { color: var(--faint); margin: .25rem 0; }
        .links { padding-left: 1.25rem; }
        a:focus-visible { outline: 3px solid; outline-offset: 2px; }
        @media print { article { break-inside: avoid; } }
        """;

    public static string Write(ExportDigest digest)
    {
        var page = new StringBuilder(digest.Room);
        page.Append(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <title>{Text(digest.Publication.Title)}</title>
            <style>
            {Style.ReplaceLineEndings("\n")}
            </style>
            </head>
            <body>
            <header>
            <h1 dir="auto">{Text(digest.Publication.Title)}</h1>
            </header>
            <main>

            """.ReplaceLineEndings("\n")
        );
        foreach (var day in digest.Days)
            WriteDay(page, day);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void WriteDay(StringBuilder page, ExportDay day)
    {
        var heading = day.Heading ?? day.Date;
        page.Append("<section>\n<h2>")
            .Append(heading is null ? "Papers" : Time(heading, day.Date))
            .Append("</h2>\n");
        foreach (var paper in day.Papers)
            WritePaper(page, paper);
        page.Append("</section>\n");
    }

    private static void WritePaper(StringBuilder page, ExportPaper paper)
    {
        var title = paper.Title.Length > 0 ? Text(paper.Title) : EntryContent.NoTitle;
        page.Append("<article>\n<h3 dir=\"auto\">")
            .Append(paper.Url is { } url ? Link(url, title) : title)
            .Append("</h3>\n");
        if (paper.Authors.Count > 0)
            page.Append("<p class=\"authors\" dir=\"auto\">")
                .AppendJoin(", ", paper.Authors.Select(Text))
                .Append("</p>\n");
        if (paper.Published is { } published)
            page.Append("<p class=\"facts\">Published ")
                .Append(Time(MemberFields.DateWords(published), published))
                .Append("</p>\n");
        foreach (var paragraph in paper.Paragraphs)
            Prose(page.Append("<p dir=\"auto\">"), paragraph).Append("</p>\n");
        foreach (var (name, value) in PageFields.Of(paper))
            Prose(page.Append("<p class=\"facts\" dir=\"auto\">").Append(Text(name)).Append(": "), value)
                .Append("</p>\n");
        var links = paper.Links.Where(l => l != paper.Url).ToList();
        if (links.Count > 0)
            page.Append("<ul class=\"links\">\n")
                .AppendJoin("", links.Select(l => $"<li>{Link(l, Text(l))}</li>\n"))
                .Append("</ul>\n");
        page.Append("</article>\n");
    }

    // Text with its Markdown links.
    private static StringBuilder Prose(StringBuilder page, string text)
    {
        text = CleanText.Line(text);
        var done = 0;
        for (var open = LinkAfter(text, 0); open >= 0; open = LinkAfter(text, open))
        {
            if (MarkdownEscapes.LinkAt(text, open) is not { } link)
            {
                open++;
                continue;
            }
            page.AppendReplaced(text.AsSpan(done, open - done), Marks, Entity)
                .Append(
                    Link(
                        LinkTarget.Of(text.Substring(link.Address.Start, link.Address.Length)).Url,
                        Text(text.Substring(link.Text.Start, link.Text.Length))
                    )
                );
            done = open = link.End;
        }
        return page.AppendReplaced(text.AsSpan(done), Marks, Entity);
    }

    // The start of the next possible link, or -1.
    private static int LinkAfter(string text, int from) =>
        text.IndexOf("](", from, StringComparison.Ordinal) < 0 ? -1 : text.IndexOf('[', from);

    private static string Link(string url, string content) =>
        $"<a href=\"{Text(url)}\" rel=\"noopener noreferrer\">{content}</a>";

    // Only a valid HTML date gets the attribute; a range or a week of another format is text.
    private static string Time(string words, string? date) =>
        date is not null && !date.Contains('/', StringComparison.Ordinal)
            ? $"<time datetime=\"{Text(date.TrimStart('-'))}\">{Text(words)}</time>"
            : Text(words);

    /// <summary>Escapes text for HTML elements and attributes.</summary>
    public static string Text(string text) => CleanText.Replace(CleanText.Line(text), Marks, Entity);

    /// <summary>Gets the entity of one of the <see cref="Marks"/>.</summary>
    public static string Entity(char mark) =>
        mark switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "&#39;",
        };
}
