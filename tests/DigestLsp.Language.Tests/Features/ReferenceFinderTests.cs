using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>The target at a position and its references; the index returns the same ones.</summary>
public sealed class ReferenceFinderTests
{
    private const string Table =
        "|Date|Title|Authors|PDF|\n|---|---|---|---|\n"
        + "|2025-08-01|**Lanterns for Long Corridors**|Ada Invented|[2508.00011v1](http://arxiv.org/abs/2508.00011v1)|\n"
        + "|2025-08-02|**Sheep for Long Nights**|Ben Invented|[2508.00022](http://arxiv.org/abs/2508.00022)|\n";

    [Theory]
    [InlineData("[2508|.00011v1]")]
    [InlineData("|[2508.00011v1]")]
    [InlineData("[2508.00011v1]|(")]
    public void A_link_s_label_is_the_link(string caret)
    {
        var text = Table.Replace(
            caret.Replace("|", "", StringComparison.Ordinal),
            caret,
            StringComparison.Ordinal
        );
        var offset =
            text.IndexOf(caret, StringComparison.Ordinal) + caret.IndexOf('|', StringComparison.Ordinal);
        PlacesAt(Table, offset).ShouldBe(["http://arxiv.org/abs/2508.00011v1"]);
        var hover = HoverContent.At(Parse(Table), offset).ShouldNotBeNull();
        hover.Target!.Id.ShouldBe("2508.00011");
        Table
            .Substring(hover.Span.Start, hover.Span.Length)
            .ShouldBe("[2508.00011v1](http://arxiv.org/abs/2508.00011v1");
    }

    [Fact]
    public void A_label_that_is_a_title_is_the_title()
    {
        const string Text =
            "- [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)\n- [Sheep for Long Nights](https://arxiv.org/abs/2508.00022)\n";
        var offset = Text.IndexOf("Long", StringComparison.Ordinal);
        ReferenceFinder.KeyAt(Parse(Text), offset)!.Value.Kind.ShouldBe(ReferenceTargetKind.Title);
        PlacesAt(Text, offset).ShouldBe(["Lanterns for Long Corridors"]);
    }

    [Fact]
    public void Tag_references_include_every_paper_with_it()
    {
        const string Text =
            "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and look.\n\nTags: light, water\n\n"
            + "Sheep for Long Nights\n\nWe count sheep and look.\n\nTags: #Light #sheep\n";
        PlacesAt(Text, Text.IndexOf("light, ", StringComparison.Ordinal) + 2).ShouldBe(["light", "Light"]);
    }

    [Fact]
    public void Papers_of_one_title_with_different_identifiers_are_different()
    {
        const string Text =
            "Aug 1\n\nReport on Lantern Models\n\nWe light the first of them.\n\narXiv: 2508.00011\n\n"
            + "Aug 2\n\nReport on Lantern Models\n\nWe light the second.\n\narXiv: 2508.00022\n\n"
            + "Aug 3\n\nReport on Lantern Models\n\nWe light the first again.\n\narXiv: 2508.00011v2\n";
        var tree = Parse(Text);
        var key = ReferenceFinder.KeyAt(tree, Text.IndexOf("Lantern", StringComparison.Ordinal))!.Value;
        ReferenceFinder.Of(tree, key).Select(s => tree.Position(s.Start).Line).ShouldBe([2, 18]);
    }

    private static IEnumerable<string> PlacesAt(string text, int offset)
    {
        var tree = Parse(text);
        var key = ReferenceFinder.KeyAt(tree, offset).ShouldNotBeNull();
        var places = ReferenceFinder.Of(tree, key).ToList();
        DigestFacts
            .Of(tree, PositionEncoding.Utf16)
            .PlacesOf(key)
            .ShouldBe(places.Select(p => tree.Range(p, PositionEncoding.Utf16)));
        return places.Select(p => text.Substring(p.Start, p.Length));
    }

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);
}
