using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>
/// Papers of real documents in every dialect, counted independently by a regular expression over the dialect's markers. Titles are compared
/// with normalized whitespace.
/// </summary>
public partial class CorpusCountTests
{
    [Theory]
    [InlineData("arxiv_email", "arxiv-mail", "")]
    [InlineData("hf_kv_txt", "key-value", "")]
    [InlineData("hf_weekly_txt", "numbered", "")]
    [InlineData("hf_daily_md", "markdown-table", "")]
    [InlineData("arxiv_daily_table", "markdown-table", "README")]
    [InlineData("arxiv_daily_table", "markdown-list", "wechat")]
    [InlineData("awesome_list", "markdown-list", "opendilab")]
    [InlineData("awesome_list", "markdown-list", "Xnhyacinth")]
    [InlineData("awesome_list", "markdown-list", "SkalskiP")]
    public void Titles_match_the_markers_of_the_dialect(string folder, string dialect, string part)
    {
        var names = Corpus.Documents(folder).Where(n => n.Contains(part, StringComparison.Ordinal)).ToList();
        names.ShouldNotBeEmpty();
        foreach (var name in names)
        {
            var text = Corpus.Read(name);
            var tree = DigestTree.Parse(text, DialectChooser.Choose);
            tree.Dialect.Id.ShouldBe(dialect, name);
            var expected = Titles(dialect, folder, text).ToList();
            var actual = tree.Parts.Select(p => p.Part).OfType<Entry>().Select(e => e.Content.Title).ToList();
            string.Join('\n', actual.Except(expected, StringComparer.Ordinal).Take(10))
                .ShouldBe("", name + ": read and not expected");
            string.Join('\n', expected.Except(actual, StringComparer.Ordinal).Take(10))
                .ShouldBe("", name + ": expected and not read");
            actual.Count.ShouldBe(expected.Count, name);
        }
    }

    // The marker ends a Markdown title: a final period belongs to the list.
    private static string WithoutStop(string title) =>
        title.EndsWith('.') && !title.EndsWith("..", StringComparison.Ordinal) ? title[..^1] : title;

    private static string WithoutMark(string title) =>
        title.StartsWith("🔥", StringComparison.Ordinal) ? title["🔥".Length..].TrimStart() : title;

    private static IEnumerable<string> Titles(string dialect, string folder, string text) =>
        (
            dialect switch
            {
                "arxiv-mail" => Mail().Matches(text),
                "key-value" => KeyValue().Matches(text),
                "numbered" => Numbered().Matches(text),
                "markdown-table" when folder == "hf_daily_md" => ReadMore().Matches(text),
                "markdown-table" => DatedRow().Matches(text),
                _ when text.Contains("wechat", StringComparison.OrdinalIgnoreCase) || Dated().IsMatch(text) =>
                    Dated().Matches(text),
                _ when text.Contains("<strong>", StringComparison.Ordinal) => Strong().Matches(text),
                _ => Item().Matches(text),
            }
        )
            .Select(m => Whitespace.Fold(m.Groups["title"].Value.Trim('*')))
            .Select(t =>
                dialect.StartsWith("markdown", StringComparison.Ordinal)
                    ? WithoutStop(WithoutMark(MarkdownEscapes.Undo(t)))
                    : t
            );

    [GeneratedRegex(
        @"^Title: (?<title>.*(?:\r?\n[ \t\u00A0]+.*)*)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"^Title: (?<title>[\s\S]*?)\r?\nPDF:",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeyValue();

    [GeneratedRegex(
        @"^--- \d+\. (?<title>[\s\S]*?) ---\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"^\| (?<title>[^|]*?) \(Read more on \[arXiv\]",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ReadMore();

    [GeneratedRegex(
        @"^\|\*\*\d{4}-\d\d-\d\d\*\*\|\*\*(?<title>.*?)\*\*\|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DatedRow();

    [GeneratedRegex(
        @"^ +<strong>(?<title>[^<]*)</strong>\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"^- \d{4}-\d\d-\d\d, \*\*(?<title>.*?)\*\*",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"^(?:-|\d+\.|  - Paper:) +(?:\[[^\]]*\] ?)?\[\**(?<title>[^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\**\]\(http",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Item();
}
