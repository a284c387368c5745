using System.Text;
using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>
/// Papers of real documents in the seven layouts of a page: all titles with their lines and days are found. The layouts are generated here,
/// so that papers outside of the reference page are covered too.
/// </summary>
public partial class PageLayoutTests
{
    private const int EachPage = 50;

    /// <summary>F1 of titles and days with their lines.</summary>
    private const double Right = 0.995;

    private static readonly string[] Boilerplate =
    [
        "new",
        "Get trending papers in your email inbox!",
        "Subscribe",
        "Daily Papers",
        "byAK and the research community",
    ];

    private static readonly string[] Days =
    [
        "Aug 1",
        "Oct 28, 2024",
        "April 16, 2026",
        "Mon, 12 Jun 2023 21:15:25 GMT",
        "2026-05-13",
        "2018/10/01",
        "2026.05.12",
        "02-09-2025",
        "2025-W35",
        "July 17 - July 23",
        "(June 23 - June 29) - 2025",
    ];

    public static TheoryData<string, string> Layouts =>
        [
            .. from folder in new[] { "hf_kv_txt", "arxiv_email" }
            from layout in new[]
            {
                "page",
                "trailers",
                "multiday",
                "wrapped",
                "paragraphs",
                "submitted",
                "crlf",
            }
            select (folder, layout),
        ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Papers_and_days_are_found_in_every_layout(string folder, string layout)
    {
        var papers = Corpus.Documents(folder).SelectMany(n => Papers(folder, Corpus.Read(n))).ToList();
        papers.Count.ShouldBeGreaterThan(190);
        var (right, all) = (0, 0);
        var wrong = new List<string>();
        foreach (var page in papers.Take(700).Chunk(EachPage))
        {
            var (text, expected) = Render(page, layout);
            var found = DigestTree
                .Parse(text, DialectChooser.Choose)
                .Parts.Select(Describe)
                .OfType<string>()
                .ToList();
            right += found.Intersect(expected, StringComparer.Ordinal).Count();
            all += found.Count + expected.Count;
            wrong.AddRange(found.Except(expected, StringComparer.Ordinal));
            wrong.AddRange(expected.Except(found, StringComparer.Ordinal));
        }
        (2.0 * right / all).ShouldBeGreaterThanOrEqualTo(Right, string.Join('\n', wrong));
    }

    private static string? Describe(PartAt at) =>
        at.Part switch
        {
            DateHeading day => $"{at.Line} day {day.Slice(day.Name)}",
            Entry { Content: { TitleSpan: { } title } content } =>
                $"{at.Position(title.Start).Line} {content.Title}",
            Entry => $"{at.Line} without title",
            _ => null,
        };

    private static IEnumerable<(string Title, string Abstract)> Papers(string folder, string text) =>
        (folder == "hf_kv_txt" ? KeyValue() : Mail())
            .Matches(text)
            .Select(m =>
                (Whitespace.Fold(m.Groups["title"].Value), Whitespace.Fold(m.Groups["abstract"].Value))
            );

    private static (string Text, List<string> Expected) Render(
        (string Title, string Abstract)[] papers,
        string layout
    )
    {
        var lines = new List<string>();
        var expected = new List<string>();
        if (layout != "multiday")
        {
            foreach (var line in Boilerplate)
                lines.AddRange([line, ""]);
            Day("Aug 1");
        }
        for (var i = 0; i < papers.Length; i++)
        {
            if (layout == "multiday" && i % 7 == 0)
                Day(Days[i / 7 % Days.Length]);
            if (layout == "submitted")
                lines.AddRange(["Submitted by", "", "ada-invented", "", $"{200 - i}", ""]);
            expected.Add($"{lines.Count} {papers[i].Title}");
            lines.AddRange([papers[i].Title, ""]);
            lines.AddRange(Paragraphs(papers[i].Abstract, layout, i));
            lines.Add("");
            if (layout == "trailers")
                lines.AddRange([$"  • {i + 1} authors", "·", "Oct 28, 2024", ""]);
        }
        var text = string.Join('\n', lines);
        return (
            layout == "crlf"
                ? "\uFEFF" + text.TrimEnd('\n').Replace("\n", "\r\n", StringComparison.Ordinal)
                : text,
            expected
        );

        void Day(string day)
        {
            expected.Add($"{lines.Count} day {day}");
            lines.AddRange([day, ""]);
        }
    }

    private static IEnumerable<string> Paragraphs(string text, string layout, int number)
    {
        if (layout == "wrapped")
            return Wrap(text, 79);
        if (layout != "paragraphs" || number % 2 == 0)
            return [text];
        // The end of the sentence closest to the middle.
        var at = Stop()
            .Matches(text)
            .Select(m => m.Index + 1)
            .DefaultIfEmpty(0)
            .MinBy(e => Math.Abs(e - (text.Length / 2)));
        return at == 0 ? [text] : [text[..at], "", text[(at + 1)..]];
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }

    [GeneratedRegex(@"\. (?=[A-Z])", RegexOptions.ExplicitCapture)]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"^Title: (?<title>[\s\S]*?)\r?\nPDF: .*\r?\nSummary: (?<abstract>[\s\S]*?)\r?\n---",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyValue();

    [GeneratedRegex(
        @"^Title: (?<title>.*(?:\r?\n[ \t]+.*)*)\r?\n(?:[A-Z][A-Za-z-]*: ?.*\r?\n(?:[ \t]+.*\r?\n)*)*\\\\\r?\n(?<abstract>[^\\-][\s\S]*?)\r?\n\\\\",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mail();
}
