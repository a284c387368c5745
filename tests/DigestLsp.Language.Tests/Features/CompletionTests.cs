using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>What is proposed at a caret, written ‸, and what the text is with it.</summary>
public class CompletionTests
{
    private const string Others = """
        Jul 3, 2024

        Bridges over Quiet Rivers

        We build bridges and cross them. Code: https://github.com/invented/bridge and https://github.com/invented/garden.

        Tags: water, long context
        Status: skimmed

        Gardens of Sparse Attention

        We plant gardens of attention. Code: https://github.com/Invented/Garden and https://github.com/other/lamp.

        Tags: water
        """;

    [Theory]
    [InlineData("See github.com/inv‸.", "invented/garden", "See github.com/invented/garden.")]
    [InlineData("See https://github.com/inv‸", "invented", "See https://github.com/invented/")]
    [InlineData("See https://github.com/invented/‸.", "bridge", "See https://github.com/invented/bridge.")]
    [InlineData(
        "See https://github.com/invented/gar‸dens",
        "garden",
        "See https://github.com/invented/garden"
    )]
    [InlineData("(github.com/o‸)", "other/lamp", "(github.com/other/lamp)")]
    public void Repositories_in_an_address(string line, string label, string expected) =>
        Accept($"Lanterns for Long Corridors\n\nWe light corridors.\n{line}\n", label)
            .ShouldBe($"Lanterns for Long Corridors\n\nWe light corridors.\n{expected}\n");

    [Theory]
    [InlineData("Tags:‸", "water", "Tags: water")]
    [InlineData("Tags: ‸", "long context", "Tags: long context")]
    [InlineData("Tags: light, w‸", "water", "Tags: light, water")]
    [InlineData("Tags: light,‸, deep", "water", "Tags: light, water, deep")]
    [InlineData("Tags: wa‸ter", "water", "Tags: water")]
    [InlineData("Status: ‸", "reading", "Status: reading")]
    [InlineData("Status: ‸", "skimmed", "Status: skimmed")]
    [InlineData("Date: ‸", "2026-08-02", "Date: 2026-08-02")]
    public void Values_of_fields(string line, string label, string expected) =>
        Accept($"Lanterns for Long Corridors\n\nWe light corridors.\n\n{line}\n", label)
            .ShouldBe($"Lanterns for Long Corridors\n\nWe light corridors.\n\n{expected}\n");

    [Theory]
    [InlineData("\n‸\n", "Tags", "\nTags: \n")]
    [InlineData("\nSta‸\n", "Status", "\nStatus: \n")]
    [InlineData("\nNote: so\n‸\n", "Tags", "\nNote: so\nTags: \n")]
    [InlineData("\n‸\n", "Aug 2", "\nAug 2\n\n")]
    [InlineData("\nAug‸\n", "Aug 1", "\nAug 1\n\n")]
    public void Lines_behind_a_paper(string end, string label, string expected)
    {
        const string Start = "Jul 30\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n";
        Accept(Start + end, label).ShouldBe(Start + expected);
    }

    [Theory]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nWe light corridors as far as\nNo‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nWe light ‸corridors.\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee gitlab.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee notgithub.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nNote: anything ‸\n")]
    public void Nothing_where_somebody_just_writes(string text)
    {
        var (tree, offset) = Read(text);
        Completion
            .At(tree, offset, () => throw new InvalidOperationException("asked for nothing"))
            .Proposals.ShouldBeEmpty();
    }

    [Fact]
    public void A_repository_that_no_digest_names_but_was_looked_up_comes_too() =>
        Labels("Lanterns for Long Corridors\n\nSee github.com/elsew‸\n")
            .ShouldBe(["elsewhere/lamp", "elsewhere"]);

    [Fact]
    public void A_tag_that_is_there_is_not_proposed_again() =>
        Labels("Lanterns for Long Corridors\n\nWe light them.\n\nTags: water, ‸\n")
            .ShouldBe(["long context"]);

    [Theory]
    [InlineData("See github.com/invented/ga‸", new[] { "garden" })]
    [InlineData("See github.com/invented/garden‸ and github.com/invented/gate.", new[] { "garden" })]
    [InlineData("See github.com/invented/gate‸ and github.com/invented/gate.", new[] { "gate" })]
    [InlineData("See github.com/nobody/at-al‸", new string[0])]
    public void The_address_that_is_being_written_is_not_proposed(string line, string[] expected) =>
        Labels($"Lanterns for Long Corridors\n\nWe light corridors.\n{line}\n").ShouldBe(expected);

    [Fact]
    public void A_heading_is_written_as_the_document_writes_them() =>
        Labels(
                "## Papers for 2025-07-30\n\n### [A](https://arxiv.org/abs/2507.00001)\n\n**Abstract**: We do.\n\n‸\n"
            )
            .ShouldContain("## Papers for 2026-08-02");

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_new_paper_is_read_as_one_with_title_and_abstract(string dialect)
    {
        var template = EntryTemplates.Paper(DialectChooser.Find(dialect)!);
        if (template is null)
            return;
        var text = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            template,
            "Lanterns for Long Corridors",
            "2508.00011",
            "We look at what language models forget in the middle of a long corridor of text, and how a lantern helps them to find it again in time."
        );
        var tree = DigestTree.Parse(text, DialectChooser.Find(dialect)!);
        var content = tree.Parts.Select(p => p.Part).OfType<Entry>().ShouldHaveSingleItem().Content;
        content.Title.ShouldBe("Lanterns for Long Corridors");
        content.ArxivId.ShouldBe("2508.00011");
        if (dialect != "markdown-list")
            content.Abstract.ShouldNotBeNull();
    }

    public static TheoryData<string> Dialects => [.. DialectChooser.All.Select(d => d.Id)];

    private static string Accept(string text, string label)
    {
        var (tree, offset) = Read(text);
        var proposal = Completion
            .At(tree, offset, () => Sources(tree))
            .Proposals.Where(p => p.Label == label)
            .ShouldHaveSingleItem($"{label} in {string.Join(" | ", Labels(text))}");
        proposal.Replace.Touches(offset).ShouldBeTrue();
        return TextChange.Apply(tree.ToString(), [new TextChange(proposal.Replace, proposal.Text)]);
    }

    private static string[] Labels(string text)
    {
        var (tree, offset) = Read(text);
        return [.. Completion.At(tree, offset, () => Sources(tree)).Proposals.Select(p => p.Label)];
    }

    private static (DigestTree, int) Read(string text)
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        return (DigestTree.Parse(text.Remove(offset, 1), DialectChooser.Choose), offset);
    }

    private static CompletionSources Sources(DigestTree tree) =>
        new(
            new DigestLibrary(
                new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
                {
                    ["file:///this"] = DigestFacts.Of(tree, PositionEncoding.Utf16),
                    ["file:///others"] = DigestFacts.Of(
                        DigestTree.Parse(Others, DialectChooser.Choose),
                        PositionEncoding.Utf16
                    ),
                }
            ),
            start => start == "elsew" ? ["elsewhere/lamp"] : [],
            new DateOnly(2026, 8, 2)
        );
}
