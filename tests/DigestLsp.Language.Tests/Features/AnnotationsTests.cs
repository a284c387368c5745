using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Tags, notes and statuses added to papers, in the outline and in inlay hints.</summary>
public class AnnotationsTests
{
    private const string Table = """
        | Title | PDF | Tags | Status | Note |
        |---|---|---|---|---|
        | Lanterns for Long Corridors | [2508.00011](http://arxiv.org/abs/2508.00011) | vision, robots | read | light it |
        | Bridges over Quiet Rivers | [2507.00011](http://arxiv.org/abs/2507.00011) | |  ||

        """;

    [Theory]
    [InlineData("Note: first", "second", "Note: first\nNote: second")]
    [InlineData("Note: first\nStatus: read", "second", "Note: first\nNote: second\nStatus: read")]
    [InlineData("Note: first\nNote: second", "third", "Note: first\nNote: second\nNote: third")]
    [InlineData("Note: first  ", "second", "Note: first  \nNote: second")]
    [InlineData("Note: ", "second", "Note: second")]
    [InlineData("Note:", "second", "Note: second")]
    [InlineData("Note: first", "first", "Note: first")]
    [InlineData("Note: first", "", "Note: first")]
    [InlineData("Tags: a", "see x | y", "Tags: a\nNote: see x | y")]
    public void Note_is_added_and_others_are_kept(string fields, string note, string expected) =>
        Annotated(fields, (tree, at) => Annotations.AddNote(tree, at, note)).ShouldBe(expected);

    [Theory]
    [InlineData("Tags: vision", "", "Tags: vision")]
    [InlineData("Tags: ", "vision", "Tags: vision")]
    [InlineData("Tags:", "vision", "Tags: vision")]
    [InlineData("Tags: vision", "Vision", "Tags: vision")]
    [InlineData("Tags: `a`", "b", "Tags: `a`, b")]
    [InlineData("Tags: **a, c**", "b", "Tags: **a, c**, b")]
    [InlineData("Tags: #a", "b c", "Tags: #a #b-c")]
    [InlineData("Tags: a\nTags: c", "b", "Tags: a\nTags: c, b")]
    public void Tag_is_added_and_others_are_kept(string fields, string tag, string expected) =>
        Annotated(
                fields,
                (tree, at) =>
                    tag.Length == 0
                        ? Annotations.Set(tree, at, "Tags", "")
                        : Annotations.AddTag(tree, at, tag)
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("Note: first", 11)]
    [InlineData("Note: first\nNote: more", 22)]
    [InlineData("Note: ", 6)]
    [InlineData("Note:", 5)]
    public void Caret_moves_to_the_end_of_the_existing_value(string fields, int expected)
    {
        var tree = Page(fields);
        var paper = tree.Parts.First(p => p.Part is Entry);
        (Annotations.ValueEnd(tree, paper.Start, "Note") - Head.Length).ShouldBe(expected);
    }

    [Fact]
    public void Trailing_whitespace_of_an_abstract_does_not_follow_a_new_field()
    {
        var tree = Parse("Lanterns for Long Corridors\n\nWe light a corridor.   \n");
        Apply(tree, Annotations.Set(tree, Paper(tree, 0), "Status", "read"))
            .ShouldBe("Lanterns for Long Corridors\n\nWe light a corridor.   \n\nStatus: read\n");
    }

    [Theory]
    [InlineData("1. ", "", "   - ")]
    [InlineData("10. ", "", "    - ")]
    [InlineData("- ", "", "  - ")]
    [InlineData("- ", "\n\t* Ada", "\t* ")]
    [InlineData("- ", "\n    + Ada, Ben\n    + Code: none", "    + ")]
    [InlineData("1. ", "\n   1. Ada, Ben", "   - ")]
    public void List_item_has_its_notes_among_the_items_below_it(string mark, string below, string expected)
    {
        var item = $"{mark}[Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011){below}";
        var tree = DigestTree.Parse(
            $"{item}\n{mark}[Bridges over Quiet Rivers](https://arxiv.org/abs/2508.00012)\n",
            DialectChooser.Find("markdown-list")!
        );
        Apply(tree, Annotations.Set(tree, Paper(tree, 0), "Status", "read"))
            .ShouldStartWith($"{item}\n{expected}Status: read\n{mark}[Bridges");
    }

    [Fact]
    public void Field_after_items_is_an_item()
    {
        var tree = DigestTree.Parse(
            "### Counting Sheep with Sparse Attention\n\n**Abstract**: Sleepless models count.\n\n- **Venue**: Nowhere 2025\n",
            DialectChooser.Find("markdown-sections")!
        );
        Apply(tree, Annotations.Set(tree, Paper(tree, 0), "Status", "read"))
            .ShouldEndWith("- **Venue**: Nowhere 2025\n- Status: read\n");
    }

    [Fact]
    public void Table_columns_are_annotations()
    {
        var tree = Parse(Table);
        var content = ((Entry)Paper(tree, 0).Part).Content;
        content.Values("Tags").ShouldBe("vision, robots");
        content.Values("Status").ShouldBe("read");
        content.Values("Note").ShouldBe("light it");
        TagList.Of((Entry)Paper(tree, 0).Part).Select(t => t.Name).ShouldBe(["vision", "robots"]);
        Outline.Of(Paper(tree, 0).Part)!.Detail.ShouldBe("read · vision, robots · light it");
    }

    [Fact]
    public void Only_the_first_eight_columns_are_annotations()
    {
        var tree = Parse(
            "| Date | Title | Authors | PDF | Code | Tags | Status | Note | Tags |\n|---|---|---|---|---|---|---|---|---|\n| 2025-08-01 | Lanterns for Long Corridors | Ada | [1](http://arxiv.org/abs/2508.00011) | x | a | b | c | d |\n"
        );
        var entry = (Entry)Paper(tree, 0).Part;
        entry
            .Content.Fields.Select(f => $"{f.Name} {f.Value}")
            .ShouldBe([
                "Authors Ada",
                "Link [1](http://arxiv.org/abs/2508.00011)",
                "Code x",
                "Tags a",
                "Status b",
                "Note c",
            ]);
        entry.Content.Date!.Day.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, "Note", "a | b", "| vision, robots | read | light it; a \\| b |")]
    [InlineData(0, "Status", "unread", "| vision, robots | unread | light it |")]
    [InlineData(0, "Tags", "long context", "| vision, robots, long context | read | light it |")]
    [InlineData(1, "Tags", "vision", "| vision |  ||")]
    [InlineData(1, "Status", "read", "| | read ||")]
    [InlineData(1, "Note", "a", "| |  |a|")]
    public void Table_cells_are_changed(int row, string field, string value, string expected)
    {
        var tree = Parse(Table);
        var paper = Paper(tree, row);
        var change = field switch
        {
            "Note" => Annotations.AddNote(tree, paper, value),
            "Tags" => Annotations.AddTag(tree, paper, value),
            _ => Annotations.Set(tree, paper, field, value),
        };
        var line = Apply(tree, change).Split('\n')[row + 2];
        line[line.IndexOf(") |", StringComparison.Ordinal)..].ShouldBe(") " + expected);
    }

    [Fact]
    public void Annotation_is_not_possible_without_a_column()
    {
        var tree = DigestTree.Parse(
            Samples.ByDialect["markdown-table"],
            DialectChooser.Find("markdown-table")!
        );
        Annotations.HasPlace(tree, Paper(tree, 0), "Note").ShouldBeFalse();
        Annotations.HasPlace(Parse(Table), Paper(Parse(Table), 1), "Note").ShouldBeTrue();
        Annotations.HasPlace(Page("Note: x"), Paper(Page("Note: x"), 0), "Tags").ShouldBeTrue();
    }

    [Fact]
    public void Outline_has_multiline_fields_and_no_placeholders()
    {
        var long60 = new string('x', 58) + "🎈" + new string('y', 20);
        Outline
            .Of(Paper(Page($"Tags: a\nTags: b\nCode: null\nNote: {long60}"), 0).Part)!
            .Detail.ShouldBe($"a, b · {new string('x', 58)}…");
    }

    [Theory]
    [InlineData("Status: read\nTags: a, long context", "read #a #long-context", null)]
    [InlineData("Status: read\nNote: see the end", "read · see the end", "see the end")]
    [InlineData("Note: one\nNote: two", "one, two", "one, two")]
    [InlineData(
        "Note: a note that says more than has its place behind a title",
        "a note that says more than has its plac…",
        "a note that says more than has its place behind a title"
    )]
    public void Notes_are_shown_after_the_title(string fields, string text, string? tooltip)
    {
        var tree = Page(fields);
        InlayHints
            .In(tree, new TextSpan(0, tree.Length), Language.Links.LinkVerdicts.None)
            .ShouldBe([new InlayHint("Lanterns for Long Corridors".Length, text, tooltip)]);
    }

    private const string Head = "Lanterns for Long Corridors\n\nWe light a corridor.\n\n";

    private static DigestTree Page(string fields) => Parse($"{Head}{fields}\n");

    private static string Annotated(string fields, Func<DigestTree, PartAt, TextChange?> change)
    {
        var tree = Page(fields);
        var text = Apply(tree, change(tree, Paper(tree, 0)));
        text.ShouldStartWith(Head);
        return text[Head.Length..^1];
    }

    private static PartAt Paper(DigestTree tree, int index) =>
        tree.Parts.Where(p => p.Part is Entry).ElementAt(index);

    private static string Apply(DigestTree tree, TextChange? change) =>
        TextChange.Apply(tree.ToString(), change is { } c ? [c] : []);

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);
}
