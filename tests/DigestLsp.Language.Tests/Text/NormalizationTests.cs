using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Text;

/// <summary>Titles, tags and authors that differ only in Unicode normalization are equal.</summary>
public sealed class NormalizationTests
{
    private const string Composed = "caf\u00E9";
    private const string Decomposed = "cafe\u0301";
    private const string Digest =
        $"Aug 1, 2025\n\nLanterns for a Long {Composed}\n\nWe light the corridors.\n\nTags: {Composed}, rivers\n\nRivers of Data in a {Decomposed}\n\nWe follow rivers.\n\nTags: {Decomposed}, bridges\n";

    [Theory]
    [InlineData("\u00E9", "e\u0301")]
    [InlineData("\u1E69", "s\u0323\u0307")]
    [InlineData("\u1E69", "s\u0307\u0323")]
    [InlineData("\u1E69", "\u1E61\u0323")]
    [InlineData("\u1EBF", "e\u0302\u0301")]
    [InlineData("\u0439", "\u0438\u0306")]
    [InlineData("\u1F82", "\u03B1\u0313\u0300\u0345")]
    [InlineData("\u304C\u30D1", "\u304B\u3099\u30CF\u309A")]
    [InlineData("\uD55C\uAD6D\uC5B4", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165")]
    [InlineData("\u09CB", "\u09C7\u09BE")]
    [InlineData("\u0622", "\u0627\u0653")]
    [InlineData("\u00E1\u0327", "a\u0327\u0301")]
    public void Forms_of_a_text_are_equal(string composed, string decomposed)
    {
        CanonicalText.Of(composed).ShouldBe(CanonicalText.Of(decomposed));
        CanonicalComparer.IgnoreCase.Equals(composed, decomposed).ShouldBeTrue();
        CanonicalComparer
            .IgnoreCase.GetHashCode(composed)
            .ShouldBe(CanonicalComparer.IgnoreCase.GetHashCode(decomposed.ToUpperInvariant()));
        EntryContent
            .KeyOf($"On {composed} Lanterns")
            .ShouldBe(EntryContent.KeyOf($"On {decomposed} Lanterns"));
    }

    [Theory]
    [InlineData("caf\u00E9", "cafe")]
    [InlineData("caf\u00E9", "caf\u00E8")]
    [InlineData("\u304C", "\u304B")]
    [InlineData("\u0915\u093F", "\u0915\u0940")]
    public void Other_letters_are_other_texts(string one, string other)
    {
        CanonicalComparer.IgnoreCase.Equals(one, other).ShouldBeFalse();
        EntryContent.KeyOf($"On {one} Lanterns").ShouldNotBe(EntryContent.KeyOf($"On {other} Lanterns"));
    }

    [Fact]
    public void Variation_selector_is_not_a_letter() =>
        EntryContent.KeyOf("On \u2B50\uFE0F Lanterns").ShouldBe(EntryContent.KeyOf("On \u2B50 Lanterns"));

    [Fact]
    public void Titles_are_duplicates()
    {
        var tree = Parse(
            $"Aug 1, 2025\n\nLanterns for a Long {Composed}\n\nWe light the corridors.\n\nLanterns for a Long {Decomposed}\n\nWe light the corridors.\n"
        );
        Linter.Check(tree, RuleSettings.Default).Select(f => f.RuleId).ShouldContain("entry.duplicate-paper");
        TitleComparison.IsSame("V\u1EC1 \u0439", "V\u0065\u0302\u0300 \u0438\u0306").ShouldBeTrue();
        TitleComparison.SortKey("\u1EC1").ShouldBe(TitleComparison.SortKey("e\u0302\u0300"));
    }

    [Fact]
    public void Tags_are_one_in_the_library()
    {
        var library = LibraryOf(Digest);
        library.Tags.ShouldBe([Composed, "bridges", "rivers"]);
        PaperGroups.ByTag(library).Single(g => g.Name == Composed).Papers.Count.ShouldBe(2);
        new ReferenceTarget(ReferenceTargetKind.Tag, Composed).IsTag(Decomposed).ShouldBeTrue();
    }

    [Theory]
    [InlineData($"#{Composed}")]
    [InlineData($"#{Decomposed}")]
    [InlineData(Composed)]
    [InlineData(Decomposed)]
    public void Search_finds_both(string query) =>
        PaperQuery.Parse(query).Find(LibraryOf(Digest), default).Count().ShouldBe(2);

    [Theory]
    [InlineData(Composed)]
    [InlineData(Decomposed)]
    public void Rename_finds_both(string tag) =>
        TextChange
            .Apply(Digest, Rename.Tag(Parse(Digest), tag, "lamps"))
            .ShouldBe(
                Digest
                    .Replace($"Tags: {Composed}", "Tags: lamps")
                    .Replace($"Tags: {Decomposed}", "Tags: lamps")
            );

    [Theory]
    [InlineData("caf\u00E9")]
    [InlineData("cafe\u0301")]
    [InlineData("ca")]
    public void Completion_offers_a_tag_once(string typed)
    {
        var text = Digest + $"\nBridges of Code in Two Banks\n\nWe build bridges.\n\nTags: {typed}";
        var tree = Parse(text);
        var proposals = Completion
            .At(
                tree,
                text.Length,
                new CompletionSources(() => LibraryOf(Digest), _ => [], new DateOnly(2025, 8, 1))
            )
            .Proposals;
        CanonicalText.Of(proposals.ShouldHaveSingleItem().Label).ShouldBe(CanonicalText.Of(Composed));
        proposals[0].FilterText.ShouldStartWith(typed);
    }

    [Fact]
    public void Tag_is_not_added_twice()
    {
        var tree = Parse(Digest);
        var at = tree.Parts.First(p => p.Part is Entry);
        Annotations.AddTag(tree, at, Decomposed).ShouldBeNull();
    }

    [Fact]
    public void Keys_and_feeds_do_not_depend_on_the_form()
    {
        const string Two =
            $"Aug 1, 2025\n\nLanterns for a Long {Composed}\n\nAuthors: J\u00FCrgen M\u1EB7nn\n\nWe light.\n\nLanterns for a Long {Decomposed}\n\nAuthors: Ju\u0308rgen Ma\u0323\u0306nn\n\nWe light.\n";
        var publication = new Publication("A Digest", DateTimeOffset.UnixEpoch);
        var bibtex = Exporter.Write(Parse(Two), "bibtex", publication);
        bibtex.ShouldContain("@misc{mann2025lanterns,");
        bibtex.ShouldContain("@misc{mann2025lanterns-2,");
        Exporter.Write(Parse(Two), "atom", publication).Split("<entry>").Length.ShouldBe(2);
    }

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static WorkspaceIndex LibraryOf(string text) =>
        new(
            new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
            {
                ["file:///a"] = DigestFacts.Of(Parse(text), PositionEncoding.Utf16),
            }
        );
}
