using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Export;

/// <summary>Exports and citations of one paper.</summary>
public sealed class PaperTests
{
    private static readonly Publication Made = new(
        "A Digest",
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)
    );

    private const string Mail = """
        \\
        arXiv:2508.00011
        Date: Fri, 1 Aug 2025 09:10:11 GMT   (120kb,D)

        Title: The Rayleigh-B\'enard Lantern for $D^+ \to K^-$ and B$_2$ with {\L}amps
        Authors: Mar Invented Sol\`a, Fr\'ed\'eric Schr{\"o}dinger, \v{S}tefan \O stergaard and \c Celik Stra\ss{}er
        Categories: cs.CL cs.AI
        Comments: see arXiv:2206.14538
        \\
          We look at $x_1 < 5\alpha$ and 3 < 4.
        \\ ( https://arxiv.org/abs/2508.00011 ,  120kb)
        """;

    [Theory]
    [InlineData("Ada Invented et.al.", "Ada Invented|et al.")]
    [InlineData("Peng Invented et al", "Peng Invented|et al.")]
    [InlineData(
        "Ada Invented, Ben Invented and et al. (399 additional authors not shown)",
        "Ada Invented|Ben Invented|et al."
    )]
    [InlineData("Ada Invented, et al.", "Ada Invented|et al.")]
    [InlineData("Ada Invented and Colette Al", "Ada Invented|Colette Al")]
    public void Unnamed_authors_are_separate(string field, string names)
    {
        var paper = Paper(
            $"Aug 1, 2025\n\nLanterns for Long Corridors\n\nAuthors: {field}\n\nWe light corridors.\n"
        );
        string.Join('|', paper.Authors).ShouldBe(names);
    }

    [Theory]
    [InlineData(
        "Ada Invented et.al.",
        "@misc{invented2025lanterns,",
        "author = {Ada Invented and others}",
        "Ada Invented et al. Lanterns for"
    )]
    [InlineData(
        "Ada Invented, Ben Invented et al",
        "@misc{invented2025lanterns,",
        "author = {Ada Invented and Ben Invented and others}",
        "Ada Invented, Ben Invented, et al. Lanterns for"
    )]
    [InlineData(
        "Ada Invented Jr.",
        "@misc{invented2025lanterns,",
        "author = {Invented, Jr., Ada}",
        "Ada Invented Jr. Lanterns for"
    )]
    public void Those_are_others_in_BibTeX_and_end_no_sentence_twice(
        string field,
        string key,
        string author,
        string citation
    )
    {
        var text =
            $"Aug 1, 2025\n\nLanterns for Long Corridors?\n\nAuthors: {field}\n\nWe light corridors.\n";
        Export(text, "bibtex").ShouldContain(key);
        Export(text, "bibtex").ShouldContain(author);
        Citation.Styles["text"](Paper(text), "2025-08-01").ShouldStartWith(citation);
        Citation.Styles["text"](Paper(text), "2025-08-01").ShouldContain("Corridors? 2025.");
    }

    [Theory]
    [InlineData("Jan Müller", "@misc{muller2025lanterns,")]
    [InlineData("Åse Strøm-Łódź", "@misc{stromlodz2025lanterns,")]
    public void A_key_is_ASCII(string author, string key) =>
        Export(
                $"Aug 1, 2025\n\nLanterns for Long Corridors\n\nAuthors: {author}\n\nWe light corridors.\n",
                "bibtex"
            )
            .ShouldStartWith(key);

    [Fact]
    public void Fields_between_two_paragraphs_are_not_part_of_the_abstract()
    {
        var first = string.Concat(Enumerable.Repeat("We light the middle of a long corridor of text. ", 6))
            .Trim();
        var second = string.Concat(Enumerable.Repeat("The lamps stay lit until the last page is read. ", 6))
            .Trim();
        const string Fields =
            "Authors: Ada Invented, Ben Invented\nCode: https://github.com/invented/lanterns";
        foreach (
            var text in (string[])
                [
                    $"Aug 1, 2025\n\nLanterns for Long Corridors\n\n{first}\n\n{Fields}\n\n{second}\n",
                    $"### [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)\n\n{first}\n\n{Fields}\n\n{second}\n",
                    $"### [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)\n\n**Abstract:** {first}\n\n**Venue:** Nowhere 2025\n\n{second}\n",
                ]
        )
            Paper(text).Abstract.ShouldBe($"{first}\n\n{second}");
    }

    [Fact]
    public void Accents_of_TeX_are_letters_and_math_stays_math()
    {
        var paper = Paper(Mail);
        paper.Title.ShouldBe("The Rayleigh-Bénard Lantern for $D^+ \\to K^-$ and B$_2$ with Łamps");
        string.Join('|', paper.Authors)
            .ShouldBe("Mar Invented Solà|Frédéric Schrödinger|Štefan Østergaard|Çelik Straßer");
        var bibtex = Export(Mail, "bibtex");
        bibtex.ShouldContain(
            "title = {The Rayleigh-Bénard Lantern for {$D^+ \\to K^-$} and B{$_2$} with Łamps}"
        );
        bibtex.ShouldContain("abstract = {We look at $x_1 < 5\\alpha$ and 3 \\textless{} 4.}");
    }

    [Fact]
    public void Page_shows_authors_day_and_id_once()
    {
        var page = Export(Mail, "markdown");
        page.ShouldContain("**arXiv:** 2508.00011\n");
        page.ShouldContain("**Date:** 2025-08-01\n");
        page.ShouldNotContain("GMT");
        page.Split("**Authors:**").Length.ShouldBe(2);
        var html = Export(Mail, "html");
        html.ShouldNotContain("Authors:");
        html.ShouldNotContain("GMT");
        html.ShouldContain("Categories: cs.CL cs.AI");
    }

    [Fact]
    public void Links_of_a_row_are_links_and_placeholders_are_left_out()
    {
        const string Table = """
            |Publish Date|Title|Authors|PDF|Code|
            |---|---|---|---|---|
            |**2025-08-01**|**Lanterns for Long \|Corridors\|**|Ada Invented et.al.|[2508.00011](http://arxiv.org/abs/2508.00011)|null|
            |**2025-08-01**|**Counting \[Sheep\]**|Ben Invented|[2507.00022](http://arxiv.org/abs/2507.00022)|**[link](https://github.com/invented/sheep)**|
            """;
        var html = Export(Table, "html");
        html.ShouldNotContain("null");
        html.ShouldNotContain("Link:");
        html.ShouldContain("Lanterns for Long |Corridors|</a>");
        html.ShouldContain(">Counting [Sheep]</a>");
        html.ShouldContain(
            "Code: <a href=\"https://github.com/invented/sheep\" rel=\"noopener noreferrer\">link</a>"
        );
        Export(Table, "json").ShouldContain("\"value\": \"null\"");
        Export(Table, "csv").ShouldContain(",https://github.com/invented/sheep\n");
        Export(Table, "csv").ShouldContain(",,,,\n");
    }

    [Fact]
    public void Tags_are_keywords_and_categories_and_have_a_column()
    {
        const string Text =
            "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors.\n\nTags: memory, #long context\nStatus: read\nNote: good & new\nCode: https://github.com/invented/lanterns\n";
        Export(Text, "bibtex").ShouldContain("keywords = {memory, long context}");
        Export(Text, "rss")
            .ShouldContain("<category>memory</category>\n      <category>long context</category>");
        Export(Text, "atom").ShouldContain("<category term=\"long context\" />");
        Export(Text, "csv")
            .ShouldBe(
                "date,title,authors,arxiv,doi,links,abstract,tags,status,note,code\n"
                    + "Aug 1,Lanterns for Long Corridors,,,,https://github.com/invented/lanterns,We light corridors.,\"memory, long context\",read,good & new,https://github.com/invented/lanterns\n"
            );
    }

    [Theory]
    [InlineData("Aug 1", "arXiv: 2508.00011", "2025-08-01T12:00:00Z")]
    [InlineData("Jan 2", "arXiv: 2412.00011", "2025-01-02T12:00:00Z")]
    [InlineData("May 2", "arXiv: 2412.00011", "2024-12-01T12:00:00Z")]
    [InlineData("2025-W31", "", "2025-07-28T12:00:00Z")]
    [InlineData("Aug 1", "", null)]
    public void A_feed_s_day_is_the_same_at_each_export(string day, string field, string? expected)
    {
        var text = $"{day}\n\nLanterns for Long Corridors\n\n{field}\n\nWe light corridors.\n";
        Export(text, "atom").ShouldContain($"    <updated>{expected ?? "2026-03-04T05:06:07Z"}</updated>");
        Export(text, "atom").Contains("<published>", StringComparison.Ordinal).ShouldBe(expected is not null);
        Export(text, "rss").Contains("<pubDate>", StringComparison.Ordinal).ShouldBe(expected is not null);
    }

    [Theory]
    [InlineData("/home/ada/x.digest", "x")]
    [InlineData("C:\\ada\\x.digest.md", "x")]
    [InlineData("file:///home/ada/My papers.digest.txt", "My papers")]
    [InlineData("untitled:Untitled-1", "Untitled-1")]
    [InlineData("-", "Digest")]
    public void A_digest_is_called_as_its_file(string file, string title)
    {
        Publication.Of(file, " ", null, default).Title.ShouldBe(title);
        Publication.Of(file, "Papers", null, default).Title.ShouldBe("Papers");
    }

    [Fact]
    public void Url_is_a_web_url()
    {
        Publication.Of("x", null, "https://a.example/", default).Address.ShouldBe("https://a.example/");
        Should
            .Throw<FormatException>(() => Publication.Of("x", null, "javascript:alert(1)", default))
            .Message.ShouldBe("requires a URL that starts with https://, not javascript:alert(1)");
    }

    private static ExportPaper Paper(string text) => ExportDigest.Of(Read(text), Made).Papers.First().Paper;

    private static string Export(string text, string format) => Exporter.Write(Read(text), format, Made);

    private static DigestTree Read(string text) => DigestTree.Parse(text, DialectChooser.Choose);
}
