using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Headings of papers as written by people and by the Markdown export.</summary>
public sealed class MarkdownSectionsTests
{
    [Theory]
    [InlineData("[Lanterns](<https://a.example/x_(y>)", "Lanterns||")]
    [InlineData(
        "[Lanterns \\[and\\] \\*Lamps\\*](<https://arxiv.org/abs/2508.00011>)",
        "Lanterns [and] *Lamps*|2508.00011|"
    )]
    [InlineData(
        "[Lanterns $a\\_b$](https://arxiv.org/abs/2508.00011)\n\n**arXiv:** 2508.00011v2",
        "Lanterns $a\\_b$|2508.00011v2|"
    )]
    [InlineData(
        "[Lanterns](https://arxiv.org/abs/2508.00011)\n\n**Comments:** see arXiv:2206.14538",
        "Lanterns|2508.00011|"
    )]
    [InlineData("Lanterns\n\n**DOI:** 10.1234/lamp\\_1", "Lanterns||10.1234/lamp_1")]
    [InlineData("[(no title)](<https://arxiv.org/abs/2508.00011>)", "|2508.00011|")]
    [InlineData("Lanterns\n\n**Abstract:**", "Lanterns||")]
    public void A_heading_is_a_paper(string heading, string expected)
    {
        var tree = DigestTree.Parse(
            $"## 2025-08-01\n\n### {heading}\n\n### [Another Paper](https://a.example)\n",
            DialectChooser.Choose
        );
        tree.Dialect.Id.ShouldBe("markdown-sections");
        var papers = tree.Parts.Select(p => p.Part).OfType<Entry>().ToList();
        papers.Count.ShouldBe(2);
        var content = papers[0].Content;
        $"{content.Title}|{content.ArxivId}|{content.Doi}".ShouldBe(expected);
    }

    [Theory]
    [InlineData("### Gardens of Sparse Attention\n\nWe plant them.\n\nhttps://arxiv.org/abs/2508.00011\n", 1)]
    [InlineData(
        "### Gardens of Sparse Attention\n\nAda Invented\n\n[pdf](https://arxiv.org/pdf/2508.00011) · [code](x)\n",
        1
    )]
    [InlineData(
        "### Gardens of Sparse Attention\n\nWe plant.\n\n- [Paper](https://arxiv.org/abs/2508.00011)\n- [Code](x)\n",
        1
    )]
    [InlineData("### Papers on Sparse Attention\n\n[Gardens](https://arxiv.org/abs/2508.00011)\n", 1)]
    [InlineData("### Papers on Sparse Attention\n\n- [Gardens](https://arxiv.org/abs/2508.00011)\n", 0)]
    [InlineData(
        "### Papers on Sparse Attention\n\nOf this week.\n\n#### Mine\n\nhttps://arxiv.org/abs/2508.00011\n",
        0
    )]
    [InlineData("### Introduction\n\nAs in the page of the list:\n\nhttps://arxiv.org/abs/2508.00011\n", 0)]
    [InlineData("### How this List is Made\n\nBy hand, see https://arxiv.org/abs/2508.00011 for how.\n", 0)]
    public void Heading_without_a_link_is_a_paper_if_a_separate_line_links_to_it(string text, int papers)
    {
        var tree = DigestTree.Parse(
            "# Reading\n\n## 2025-08-01\n\n" + text,
            _ => DialectChooser.Find("markdown-sections")!
        );
        tree.Parts.Count(p => p.Part is Entry).ShouldBe(papers);
    }

    [Fact]
    public void Escaped_marker_at_the_end_is_not_emphasis()
    {
        var tree = DigestTree.Parse(
            "### [Lanterns](https://a.example)\n**Abstract:** We take \\`notes\\`\n",
            DialectChooser.Choose
        );
        var entry = tree.Parts.Select(p => p.Part).OfType<Entry>().Single();
        entry.Slice(entry.Content.Abstract!.Value).ShouldBe("We take \\`notes\\`");
    }
}
