using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Field help of a new paper at a caret, written as ‸.</summary>
public class EntryLayoutTests
{
    private const string Lanterns = "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n";

    [Theory]
    [InlineData("‸", "Title")]
    [InlineData("Aug 1\n‸", "Title")]
    [InlineData("Aug 1\n\n‸", "Title")]
    [InlineData("Aug 1\n\nLanterns for‸", "Title")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n‸", "Abstract")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\n‸", "Abstract")]
    [InlineData(
        "Aug 1\n\nLanterns for Long Corridors\n\n‸\n\nhttps://arxiv.org/abs/2508.00011\n",
        "Abstract"
    )]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and‸", "Abstract")]
    [InlineData(Lanterns + "\n‸", "Title")]
    [InlineData(Lanterns + "\n‸\n\nAug 2\n", "Title")]
    [InlineData(Lanterns + "\n‸\nGardens of Sparse Attention\n\nWe plant gardens.\n", "Title")]
    [InlineData(Lanterns + "\nhttps://arxiv.org/abs/2508.00011‸\n", "https://arxiv.org/abs/…")]
    [InlineData(Lanterns + "\nTags: light\n‸", "Tags: …")]
    [InlineData(Lanterns + "\nhttps://arxiv.org/abs/2508.00011\n‸", "Tags: …")]
    public void In_a_pasted_page(string text, string part) => Active(text, "pasted-page").ShouldBe(part);

    [Theory]
    [InlineData("Title: Lanterns\nPDF: https://arxiv.org/pdf/1\nSummary: We do.\n---\n‸", "Title: …")]
    [InlineData("Title: Lanterns for Long‸", "Title: …")]
    [InlineData("Title: Lanterns for Long Corridors\n‸", "PDF: https://arxiv.org/pdf/…")]
    [InlineData("Title: Lanterns for Long Corridors\nPDF: https://arxiv.org/pdf/2508.00011\n‸", "Summary: …")]
    [InlineData(
        "Title: Lanterns for Long Corridors\nPDF: https://arxiv.org/pdf/2508.00011\nSummary: We light‸",
        "Summary: …"
    )]
    public void In_named_values(string text, string part) => Active(text, "key-value").ShouldBe(part);

    [Theory]
    [InlineData("\n‸", "### [Title](https://arxiv.org/abs/…)")]
    [InlineData("\n### ‸", "### [Title](https://arxiv.org/abs/…)")]
    [InlineData("### ‸", "### [Title](https://arxiv.org/abs/…)")]
    [InlineData("\n### [Lan‸", "### [Title](https://arxiv.org/abs/…)")]
    [InlineData("\n### [Lanterns](https://arxiv.org/abs/2508.00012)\n\n‸", "**Abstract**: …")]
    public void In_sections(string end, string part) =>
        Active(
                "## 2025-07-30\n\n### [A](https://arxiv.org/abs/2507.00001)\n\n**Abstract**: We do.\n" + end,
                "markdown-sections"
            )
            .ShouldBe(part);

    [Theory]
    [InlineData("‸", "- [Title](https://arxiv.org/abs/…)")]
    [InlineData("  ‸", "- Abstract: …")]
    [InlineData("  - ‸", "- Abstract: …")]
    [InlineData("  - Keyword: light‸", "Tags: …")]
    [InlineData("-‸", "- [Title](https://arxiv.org/abs/…)")]
    [InlineData("- ‸", "- [Title](https://arxiv.org/abs/…)")]
    [InlineData("- [Gar‸", "- [Title](https://arxiv.org/abs/…)")]
    public void In_a_list(string end, string part) =>
        Active(
                "# Papers\n\n- [Lanterns for Long Corridors](https://arxiv.org/abs/2507.00001)\n" + end,
                "markdown-list"
            )
            .ShouldBe(part);

    [Theory]
    [InlineData("‸", "Date")]
    [InlineData("| ‸", "Date")]
    [InlineData("| 2025-07-31 | Gardens‸", "Title")]
    [InlineData("| 2025-07-31 | Gardens \\| more |‸", "PDF")]
    public void In_a_table_the_names_of_its_header(string end, string part) =>
        Active(
                "| Date | **Title** | PDF |\n|---|---|---|\n| 2025-07-30 | Lanterns | [pdf](https://arxiv.org/pdf/2507.00001) |\n"
                    + end,
                "markdown-table"
            )
            .ShouldBe(part);

    [Theory]
    [InlineData("‸", "arXiv:…")]
    [InlineData(
        "arXiv:2508.00011\n\nTitle: Lanterns for Long Corridors\n\\\\\n  We light.\n\\\\ ( https://arxiv.org/abs/2508.00011 )\n\n‸",
        "arXiv:…"
    )]
    [InlineData("arXiv:2508.00011\n\nTitle: Lanterns for Long Corridors\n\\\\\n‸", "Abstract")]
    [InlineData(
        "arXiv:2508.00011\n\nTitle: Lanterns for Long Corridors\n\\\\\n  We light.\n\\\\ ( https://arxiv.org/abs/2508.00011 )‸",
        "\\\\ ( https://arxiv.org/abs/… )"
    )]
    public void In_a_mail(string end, string part) =>
        Active(
                "------------------------------------------------------------------------------\n\\\\\n"
                    + end,
                "arxiv-mail"
            )
            .ShouldBe(part);

    [Theory]
    [InlineData("\n\n‸", "--- 2. Title ---")]
    [InlineData(
        "\n\n--- 2. Gardens of Sparse Attention ---\nLink: https://huggingface.co/papers/2508.00012\n\n## Abstract (Original)\n‸",
        "Abstract"
    )]
    public void In_numbered_text(string end, string part) =>
        Active(
                "--- 1. Lanterns for Long Corridors ---\nLink: https://huggingface.co/papers/2508.00011\n\n## Abstract (Original)\nWe light corridors."
                    + end,
                "numbered"
            )
            .ShouldBe(part);

    [Theory]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light cor‸ridors and see.\n")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and see.‸\n")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n‸\n")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light\n‸\ncorridors and see.\n")]
    [InlineData("Aug 1\n\nLanterns for‸ Long Corridors\n\nWe light corridors and see.\n")]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and‸\n\nTags: light\n")]
    [InlineData(
        "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and see. The lamps are at https://github.com/invented/lamps.\n\nSee github.com/invented/la‸"
    )]
    [InlineData(
        "# Papers\n\n- [Lanterns for Long Corridors](https://arxiv.org/abs/2507.00001)\n- [Gardens of Sparse Attention](https://arxiv.org/abs/2507.00002)\n- [Rivers of Data, Bridges of Code](https://arxiv.org/abs/2507.00003)\n\n## Contents\n\n- [Contents](#contents)‸\n"
    )]
    [InlineData("Au‸g 1\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n")]
    [InlineData(
        "| Date | Title | PDF |\n|---|---|---|\n| 2025-07-30 | Lanterns‸ | [pdf](https://arxiv.org/pdf/2507.00001) |\n"
    )]
    [InlineData(
        "| Date | Title | PDF |\n|---|---|---|\n| 2025-07-30 | Lanterns | [pdf](https://arxiv.org/pdf/2507.00001) |\n\n‸"
    )]
    public void No_field_help_in_a_finished_paper(string text)
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        EntryLayout
            .At(DigestTree.Parse(text.Remove(offset, 1), DialectChooser.Choose), offset)
            .ShouldBeNull();
    }

    [Fact]
    public void All_parameters_are_named_in_order_with_labels_in_the_line()
    {
        foreach (var dialect in DialectChooser.All)
        {
            var end = dialect.Id == "markdown-table" ? "| Date | Title | PDF |\n|---|---|---|\n" : "";
            var tree = DigestTree.Parse(Samples.ByDialect[dialect.Id].TrimEnd() + "\n\n" + end, dialect);
            var layout = EntryLayout.At(tree, tree.Length).ShouldNotBeNull(dialect.Id);
            string.Join(" / ", layout.Parts.Select(p => layout.Label[p.Label.Start..p.Label.End]))
                .ShouldBe(layout.Label);
            layout.Parts.Count.ShouldBeGreaterThan(2, dialect.Id);
        }
    }

    [Fact]
    public void Nothing_inside_an_abstract_of_a_corpus_document()
    {
        foreach (var name in Corpus.Documents())
        {
            var tree = DigestTree.Parse(Corpus.Read(name), DialectChooser.For(null, name));
            foreach (var at in tree.Parts)
            {
                if (at.Part is not Entry { Content: { Title.Length: > 0, Abstract: { } span } })
                    continue;
                foreach (var offset in (int[])[span.Start, span.Start + span.Length / 2, span.End - 1])
                    EntryLayout.At(tree, at.Start + offset).ShouldBeNull($"{name}, {at.Line}, {offset}");
            }
        }
    }

    private static string? Active(string text, string dialect)
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        var tree = DigestTree.Parse(text.Remove(offset, 1), DialectChooser.Find(dialect)!);
        return EntryLayout.At(tree, offset) is { } layout
            ? layout.Label[layout.Parts[layout.Active].Label.Start..layout.Parts[layout.Active].Label.End]
            : null;
    }
}
