namespace DigestLsp.Server.Tests;

/// <summary><c>digest-lsp layout</c>: how a file is read, the evidence, and what other layouts would give.</summary>
public sealed class LayoutCommandTests : CommandTest
{
    [Fact]
    public void Layout_shows_profile_evidence_and_candidates()
    {
        var file = Write(
            "a.md",
            """
            # Papers

            ## 2026-08-04

            - [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)
              - **Authors**: Ada Invented, Ben Bedacht
            - [Gardens of Sparse Attention](https://arxiv.org/abs/2608.00002)
            """
        );
        Run("layout", file).ShouldBe(0);
        var output = Output.ToString();
        output.ShouldContain("markdown-list (detected)");
        output.ShouldContain("papers    2");
        output.ShouldContain("begin at  list items with");
        output.ShouldContain("arXiv id 2, authors 1, title 2");
        output.ShouldContain("labels    Authors 1");
        output.ShouldContain("days      1, as 2026-08-04 of level 2");
        output.ShouldContain("topics    headings of level 1");
        output.ShouldContain("      5  - [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)");
        output.ShouldContain("URL or id of a paper");
        output.ShouldContain(
            "  auto               2 papers: Lanterns for Long Corridors | Gardens of Sparse Attention"
        );
        output.ShouldContain("  arxiv-mail         0 papers");
    }

    [Fact]
    public void Layout_reports_that_a_document_has_no_papers()
    {
        Run("layout", Write("a.md", "# Shopping\n\n- Milk\n- Bread\n")).ShouldBe(0);
        Output.ToString().ShouldContain("No papers recognized");
        Output.ToString().ShouldNotContain("evidence");
    }

    [Fact]
    public void Layout_names_a_layout_of_the_configuration_and_of_the_name()
    {
        Write(".digest.json", """{ "dialects": { "mails/*": "arxiv-mail" } }""");
        Run("layout", Write("mails/a.txt", "x\n")).ShouldBe(0);
        Output.ToString().ShouldContain("arxiv-mail (set in the configuration)");
        Run("layout", Write("b.numbered.digest", "x\n")).ShouldBe(0);
        Output.ToString().ShouldContain("numbered (named by the file's name)");
    }
}
