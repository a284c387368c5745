namespace DigestLsp.Server.Tests.Import;

/// <summary><c>import</c> of supported and unsupported files.</summary>
public sealed class ImportCommandTests : CommandTest
{
    private const string Abstract =
        "We look at what language models forget in the middle of a long corridor of text. A lantern is a short note that the model writes to itself at every turn, and reads again at the end.";

    private const string Paper =
        "Aug 1, 2025\n\nLanterns for Long Corridors: Lighting the Middle\n\nAuthors: Ada Invented\narXiv: 2508.00011\n\n"
        + Abstract
        + "\n\nTags: memory\n";

    [Theory]
    [InlineData("@misc{a2025b,\n  title = {Lanterns}\n}\n", "it is a BibTeX bibliography")]
    [InlineData("% Encoding: UTF-8\n\n@article{a,\n title={L}}\n", "it is a BibTeX bibliography")]
    [InlineData("TY  - JOUR\nTI  - Lanterns\nER  - \n", "it is an RIS bibliography")]
    [InlineData("PMID- 123\nTI  - Lanterns\n", "it is a PubMed bibliography")]
    [InlineData("%0 Journal Article\n%T Lanterns\n", "it is an EndNote bibliography")]
    [InlineData("title,authors,year\nLanterns,\"Ada, Ben\",2025\nSheep,Cleo,2025\n", "it is a CSV file")]
    [InlineData("title\tauthors\tyear\nLanterns\tAda\t2025\n", "it is a CSV file")]
    [InlineData("title;authors;year\nLanterns;Ada;2025\n", "it is a CSV file")]
    [InlineData("\\documentclass{article}\n\\begin{document}\nLanterns\n", "it is a LaTeX document")]
    [InlineData("%PDF-1.7\nLanterns for Long Corridors\n", "it is a PDF file")]
    [InlineData("{\\rtf1 Lanterns}", "it is an RTF document")]
    [InlineData("[{\"title\": \"Lanterns\"}]", "the JSON is not a digest: it has no \"days\"")]
    [InlineData("<p>Lanterns</p>", "it is not a page of Hugging Face or arXiv that lists papers")]
    [InlineData("<?xml version=\"1.0\"?>\n<rss><channel>\n<item>", "invalid XML on line 3")]
    [InlineData("<rss><channel><title>x</title></channel></rss>", "the feed contains no papers")]
    [InlineData("\n\n", "it contains no papers")]
    public void Unsupported_file_is_refused_with_a_reason(string text, string reason)
    {
        Run("import", Write("a.txt", text)).ShouldBe(2);
        Output.ToString().ShouldBeEmpty();
        Error.ToString().ShouldContain($"a.txt: {reason}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("bibtex")]
    [InlineData("html")]
    public void Exports_that_lose_papers_are_refused(string format)
    {
        Run("export", "--to", format, Write("a.digest", Paper)).ShouldBe(0);
        var file = Write("b.txt", Output.ToString());
        Clear();
        Run("import", file).ShouldBe(2);
        Output.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("rss")]
    [InlineData("atom")]
    public void Feed_that_was_exported_comes_back(string format)
    {
        Run("export", "--to", format, Write("a.digest", Paper)).ShouldBe(0);
        var file = Write("b.xml", Output.ToString());
        Clear();
        Run("import", file).ShouldBe(0);
        Output
            .ToString()
            .ShouldBe(
                "Lanterns for Long Corridors: Lighting the Middle\n\nAuthors: Ada Invented\narXiv: 2508.00011\n\n"
                    + Abstract
                    + "\n\nDate: 2025-08-01\nTags: memory\n"
            );
        Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Feeds_of_others_are_read()
    {
        const string Rss = """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"><channel><title>cs.CL</title>
            <item><title>Lanterns for Long Corridors: Lighting the Middle</title><link>https://arxiv.org/abs/2508.00011</link>
            <description>arXiv:2508.00011v1 Announce Type: new
            Abstract: We light the middle of a long corridor.</description>
            <guid isPermaLink="false">oai:arXiv.org:2508.00011v1</guid><category>cs.CL</category>
            <pubDate>Fri, 01 Aug 2025 00:00:00 -0400</pubDate><dc:creator>Ada Invented, Ben Invented</dc:creator></item>
            <item><title>Rivers of Data</title><link>https://doi.org/10.1234/rivers.2025</link>
            <description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;</description></item>
            <item><title>Bridges of Code</title><link>https://example.org/bridges</link></item>
            </channel></rss>
            """;
        Run("import", Write("a.xml", Rss)).ShouldBe(0);
        Output
            .ToString()
            .ShouldBe(
                "Lanterns for Long Corridors: Lighting the Middle\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011\n\nWe light the middle of a long corridor.\n\nDate: 2025-08-01\nTags: cs.CL\n\nRivers of Data\n\nDOI: 10.1234/rivers.2025\n\nOne & two.\n\nThree.\n\nBridges of Code\n\nLink: https://example.org/bridges\n"
            );
    }

    [Fact]
    public void Digest_that_shows_how_to_cite_a_paper_is_read()
    {
        Run(
                "import",
                Write(
                    "a.md",
                    "### [Lanterns](https://arxiv.org/abs/2508.00011)\n\n```bibtex\n@misc{a,\n}\n```\n"
                )
            )
            .ShouldBe(0);
        Output.ToString().ShouldContain("2508.00011");
    }

    [Fact]
    public void Copies_stay_in_a_digest_that_is_imported()
    {
        var page = string.Concat(
            Enumerable.Repeat(
                "### [Lanterns for Corridors](https://arxiv.org/abs/2508.00011)\n\n**Abstract:** We see.\n\n",
                2
            )
        );
        Run("import", Write("a.md", page)).ShouldBe(0);
        Output.ToString().TrimEnd().ShouldBe(page.TrimEnd());
    }
}
