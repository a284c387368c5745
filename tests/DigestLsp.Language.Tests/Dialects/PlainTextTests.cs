using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Plain text lists and copied pages: title, day, id, authors and the start of the abstract of each paper.</summary>
public class PlainTextTests
{
    [Theory]
    [MemberData(nameof(PlainDocuments.Lists), MemberType = typeof(PlainDocuments))]
    [MemberData(nameof(PlainDocuments.Pages), MemberType = typeof(PlainDocuments))]
    public void Papers_of_a_page_are_found(string name, string text, string[] expected)
    {
        var tree = DigestTree.Parse(text, DialectChooser.For(null, "papers.txt"));
        tree.Parts.Where(p => p.Part is Entry).Select(p => Line(tree, p)).ShouldBe(expected, name);
    }

    [Theory]
    [InlineData(
        "@article{a,\n  title = {Lanterns for Long Corridors},\n  url = {https://arxiv.org/abs/2508.00011},\n}\n"
    )]
    [InlineData(
        "TY  - JOUR\nTI  - Lanterns for Long Corridors\nUR  - https://arxiv.org/abs/2508.00011\nER  -\n"
    )]
    [InlineData("title,url\nLanterns for Long Corridors,https://arxiv.org/abs/2508.00011\n")]
    [InlineData("<html>\n<p>Lanterns for Long Corridors\nhttps://arxiv.org/abs/2508.00011\n</html>\n")]
    [InlineData("Dear Ben,\n\nhere is the link to the paper:\nhttps://arxiv.org/abs/2508.00011\n\nAda\n")]
    [InlineData("See the paper at https://arxiv.org/abs/2508.00011 for more.\n")]
    [InlineData("We wrote it up: https://arxiv.org/abs/2508.00011\n")]
    [InlineData("1. Unpack the archive\n2. Run make\n3. Read the manual\n")]
    [InlineData("")]
    public void Other_text_is_not_a_list(string text) => PlainText.Learn(text).ShouldBeNull();

    [Fact]
    public void Bare_urls_are_not_papers() =>
        DigestTree
            .Parse(
                "2608.12101\n2608.12102\nhttps://arxiv.org/abs/2608.12103\nhttps://arxiv.org/abs/2608.12104\n",
                DialectChooser.For(null, "list.txt")
            )
            .Parts.ShouldAllBe(p => !(p.Part is Entry));

    private static string Line(DigestTree tree, PartAt at)
    {
        var content = ((Entry)at.Part).Content;
        var day = tree.HeadingOf(at.Start) is { } heading
            ? YearInference.Of(tree, heading)?.Date.ToString()
            : "-";
        var said = content.Abstract is { } span ? Whitespace.Fold(at.Part.Slice(span)) : "-";
        return $"{content.Title} | {day} | {content.ArxivId ?? "-"} | {string.Join(", ", content.Authors)} | {said}";
    }
}
