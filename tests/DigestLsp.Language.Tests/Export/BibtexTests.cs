using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Export;

/// <summary>Names and keys in BibTeX.</summary>
public sealed class BibtexTests
{
    [Theory]
    [InlineData("Ada Invented", "Ada Invented")]
    [InlineData("Kimi Team", "{Kimi Team}")]
    [InlineData("Team Lantern", "{Team Lantern}")]
    [InlineData("The Invented Collaboration", "{The Invented Collaboration}")]
    [InlineData("Invented University", "{Invented University}")]
    [InlineData("Institute for Invented Science", "{Institute for Invented Science}")]
    [InlineData("Lantern AI", "{Lantern AI}")]
    [InlineData("OpenAI", "{OpenAI}")]
    [InlineData("DeepSeek-AI", "{DeepSeek-AI}")]
    [InlineData("Google DeepMind", "{Google DeepMind}")]
    [InlineData("01.AI", "{01.AI}")]
    [InlineData("Ada Invented1", "Ada Invented1")]
    [InlineData("Smith & Sons", "{Smith \\& Sons}")]
    [InlineData("Qingyao Ai", "Qingyao Ai")]
    [InlineData("Yann LeInvented", "Yann LeInvented")]
    [InlineData("John Doe Jr.", "Doe, Jr., John")]
    [InlineData("John Doe Jr", "Doe, Jr, John")]
    [InlineData("Maria Anna Doe III", "Doe, III, Maria Anna")]
    [InlineData("Ludwig van der Doe Sr.", "van der Doe, Sr., Ludwig")]
    [InlineData("Doe Jr.", "{Doe Jr.}")]
    [InlineData("Ada Invented (Invented University)", "Ada Invented")]
    public void Names_are_written_so_that_BibTeX_reads_them(string name, string expected) =>
        Export($"Authors: {name}, Ben Other").ShouldContain($"author = {{{expected} and Ben Other}}");

    [Fact]
    public void Suffix_after_a_comma_belongs_to_the_name_before()
    {
        Export("Authors: John Doe, Jr., Ben Other").ShouldContain("author = {Doe, Jr., John and Ben Other}");
        FieldText.AuthorNames("John Doe, Jr. and Ben Other, III").ShouldBe(["John Doe Jr.", "Ben Other III"]);
        FieldText.AuthorNames("Jr., Ada Invented").ShouldBe(["Jr.", "Ada Invented"]);
    }

    [Theory]
    [InlineData("Authors: Ada Invented", "Aug 1, 2025", "invented2025lanterns")]
    [InlineData("Authors: Kimi Team", "Aug 1, 2025", "kimi2025lanterns")]
    [InlineData("Authors: The Invented Collaboration", "Aug 1, 2025", "invented2025lanterns")]
    [InlineData("Authors: University of Oslo", "Aug 1, 2025", "oslo2025lanterns")]
    [InlineData("Authors: John Doe Jr.", "Aug 1, 2025", "doe2025lanterns")]
    [InlineData("Authors: Ada Invented (Invented University)", "Aug 1, 2025", "invented2025lanterns")]
    [InlineData("Authors: Ana Müller", "Aug 1, 2025", "muller2025lanterns")]
    [InlineData("Authors: Ana Mu\u0308ller", "Aug 1, 2025", "muller2025lanterns")]
    [InlineData("Authors: 山田太郎", "Aug 1, 2025", "lanternslongcorridors20250801")]
    [InlineData("Tags: x", "Aug 1, 2025", "lanternslongcorridors20250801")]
    [InlineData("Tags: x", "Aug 1", "lanternslongcorridors0801")]
    [InlineData("Tags: x", "2025-W31", "lanternslongcorridors2025w31")]
    [InlineData("Tags: x", null, "lanternslongcorridors")]
    [InlineData("Authors: Ada Invented", null, "inventedlanternslongcorridors")]
    [InlineData("Authors: et al.", null, "lanternslongcorridors")]
    public void Key_is_made_of_name_year_and_title(string field, string? day, string key) =>
        Export(field, day).ShouldStartWith($"@misc{{{key},");

    [Theory]
    [InlineData("A Random Walk", "randomwalk0801")]
    [InlineData("灯笼 灯笼 灯笼 灯笼", "paper0801")]
    public void Key_without_authors_has_more_than_one_word(string title, string key) =>
        Export("Tags: x", "Aug 1", title).ShouldStartWith($"@misc{{{key},");

    [Fact]
    public void Keys_are_unique_in_a_file()
    {
        var text = string.Concat(
            Enumerable.Repeat("Lanterns for Long Corridors\n\nWe light corridors.\n\nTags: x\n\n", 3)
        );
        var keys = Write("Aug 1\n\n" + text)
            .Split('\n')
            .Where(l => l.StartsWith("@misc{", StringComparison.Ordinal));
        keys.ShouldBe([
            "@misc{lanternslongcorridors0801,",
            "@misc{lanternslongcorridors0801-2,",
            "@misc{lanternslongcorridors0801-3,",
        ]);
    }

    private static string Export(
        string field,
        string? day = "Aug 1, 2025",
        string title = "Lanterns for Long Corridors"
    ) =>
        Write(
            day is null
                ? $"Title: {title}\n{field}\nSummary: We light corridors and rivers.\n---\n"
                : $"{day}\n\n{title}\n\n{field}\n\nWe light corridors and rivers.\n"
        );

    private static string Write(string text) =>
        Exporter.Write(
            DigestTree.Parse(text, DialectChooser.Choose),
            "bibtex",
            new Publication("A Digest", DateTimeOffset.UnixEpoch)
        );
}
