using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>The contents of each dialect's sample of invented papers.</summary>
public class SampleTests
{
    public static TheoryData<string> Dialects => [.. Samples.ByDialect.Keys];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Dialect_is_detected(string dialect)
    {
        DialectChooser.Choose(Samples.ByDialect[dialect]).Id.ShouldBe(dialect);
        DialectChooser.Choose(Samples.ByDialect[dialect].ReplaceLineEndings("\r\n")).Id.ShouldBe(dialect);
    }

    [Theory]
    [InlineData(
        "arxiv-mail",
        "Lanterns for Long Corridors: Lighting the Middle of a Context|2508.00011|Ada Invented;Ben Invented|1|memory, corridors"
    )]
    [InlineData("arxiv-mail", "Counting Sheep with Sparse Attention|2507.00022|Cleo Invented|0|")]
    [InlineData("key-value", "Lanterns for Long Corridors|2508.00011||1|")]
    [InlineData(
        "key-value",
        "Counting Sheep with Sparse Attention|2507.00022|Cleo Invented;Dan Invented|1|sheep"
    )]
    [InlineData("key-value", "|2507.00033||1|")]
    [InlineData("numbered", "Lanterns for Long Corridors: Lighting the Middle of a Context|2508.00011||1|")]
    [InlineData("numbered", "Counting Sheep with Sparse Attention|2507.00022||1|")]
    [InlineData("markdown-sections", "Lanterns for Long Corridors|2508.00011|Ada Invented;Ben Invented|1|")]
    [InlineData("markdown-sections", "Counting Sheep with Sparse Attention||Cleo Invented|1|")]
    [InlineData("markdown-sections", "A Title Without Its Abstract|2507.00033v2||0|")]
    [InlineData("markdown-table", "Lanterns for Long Corridors|2508.00011|Ada Invented;et al.|0|")]
    [InlineData(
        "markdown-table",
        "Counting Sheep with Sparse Attention|2507.00022v1|Cleo Invented;et al.|0|"
    )]
    [InlineData("markdown-table", "Rivers of Data (Bridges of Code)|2507.00033|Dan Invented|1|")]
    [InlineData("markdown-table", "A Title Broken over Two Lines|2507.00044||1|")]
    [InlineData("markdown-list", "Lanterns for Long Corridors|2508.00011|Ada Invented;Ben Invented|0|")]
    [InlineData("markdown-list", "Counting Sheep with Sparse Attention|2507.00022v1|Cleo Invented;et al.|0|")]
    [InlineData("markdown-list", "Rivers of Data|2507.00033|Dan Invented;Eve Invented|0|")]
    [InlineData("markdown-list", "A Title in Plain Words|2507.00044||0|")]
    [InlineData("markdown-list", "Bridges Under Water|2507.00055||0|")]
    [InlineData("markdown-list", "Ferries Over Land|2507.00066||0|")]
    public void Entry_has_the_expected_content(string dialect, string expected)
    {
        var shown = Entries(dialect)
            .Select(e =>
                $"{e.Title}|{e.ArxivId}|{string.Join(';', e.Authors)}|{(e.Abstract is null ? 0 : 1)}|{e.Field("Tags")?.Value}"
            )
            .ToList();
        shown.ShouldContain(expected, string.Join('\n', shown));
    }

    /// <summary>The text of the spans of authors, day, arXiv id and DOI, in the order of the papers.</summary>
    [Theory]
    [InlineData("pasted-page", "|Jul 30, 2025||")]
    [InlineData(
        "arxiv-mail",
        "Ada Invented, Ben Invented (Invented University)|Fri, 1 Aug 2025 09:10:11 GMT|2508.00011|",
        "Cleo Invented||2507.00022|10.1234/sheep.2025"
    )]
    [InlineData("key-value", "||2508.00011|", "Cleo Invented, Dan Invented||2507.00022|")]
    [InlineData("numbered", "||2508.00011|")]
    [InlineData("markdown-sections", "Ada Invented, Ben Invented||2508.00011|", "Cleo Invented|||")]
    [InlineData(
        "markdown-table",
        "Ada Invented et.al.|2025-08-01|2508.00011|",
        "Cleo Invented et.al.|2025-07-31|2507.00022v1|"
    )]
    [InlineData(
        "markdown-list",
        "Ada Invented, Ben Invented||2508.00011|",
        "Cleo Invented et.al.|2025-07-31|2507.00022v1|"
    )]
    public void Entry_content_has_spans(string dialect, params string[] expected)
    {
        var entries = Tree(dialect).Parts.Select(p => p.Part).OfType<Entry>().Take(expected.Length);
        entries
            .Select(e => string.Join('|', Spans(e).Select(s => s is { } span ? e.Slice(span) : "")))
            .ShouldBe(expected);
    }

    private static TextSpan?[] Spans(Entry entry) =>
        [entry.Content.AuthorsSpan, entry.Content.DateSpan, entry.ArxivIdSpan, entry.DoiSpan];

    [Theory]
    [InlineData("arxiv-mail", 2)]
    [InlineData("key-value", 3)]
    [InlineData("numbered", 2)]
    [InlineData("markdown-sections", 3)]
    [InlineData("markdown-table", 4)]
    [InlineData("markdown-list", 6)]
    public void Paper_count_matches(string dialect, int count) => Entries(dialect).Count().ShouldBe(count);

    [Theory]
    [InlineData("markdown-sections", "2025-08-01", "2025-07-31")]
    [InlineData("markdown-table", "2025-08-01", "2025-07-31")]
    [InlineData("markdown-list", "2025.07.30")]
    public void Days_are_headings(string dialect, params string[] days) =>
        Tree(dialect)
            .Parts.Where(p => p.Part is DateHeading)
            .Select(p => p.Part.Slice(((DateHeading)p.Part).Name))
            .ShouldBe(days);

    [Fact]
    public void Replacement_may_have_no_abstract() =>
        Entries("arxiv-mail").Select(e => e.AbstractOptional).ShouldBe([false, true]);

    [Fact]
    public void Wrapped_abstract_keeps_a_line_that_looks_like_a_field()
    {
        var entry = Tree("arxiv-mail").Parts.Select(p => p.Part).OfType<Entry>().First();
        entry.Slice(entry.Content.Abstract!.Value).ShouldContain("Note: that the lamps");
        entry.Content.Field("Note").ShouldBeNull();
    }

    [Fact]
    public void Translation_is_not_an_abstract()
    {
        var entry = Tree("numbered").Parts.Select(p => p.Part).OfType<Entry>().First();
        entry.Slice(entry.Content.Abstract!.Value).ShouldNotContain("Sprachmodelle");
    }

    private static IEnumerable<EntryContent> Entries(string dialect) =>
        Tree(dialect).Parts.Select(p => p.Part).OfType<Entry>().Select(e => e.Content);

    private static DigestTree Tree(string dialect) =>
        DigestTree.Parse(Samples.ByDialect[dialect], DialectChooser.Choose);
}
