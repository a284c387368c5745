using System.Text;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>Unusual documents.</summary>
public class StressTests
{
    public static TheoryData<string, string> Documents =>
        new()
        {
            { "one line of 20 MB", new string('x', 20_000_000) },
            {
                "words on one line",
                string.Concat(Enumerable.Repeat("some words and https://github.com/o/r. ", 100_000))
            },
            { "200,000 blank lines", new string('\n', 200_000) },
            { "200,000 lone carriage returns", new string('\r', 200_000) },
            { "200,000 rows", string.Concat(Enumerable.Repeat("|a|b|\n", 200_000)) },
            { "random bytes", Encoding.Latin1.GetString(RandomBytes(300_000)) },
            { "half a surrogate pair on every line", string.Concat(Enumerable.Repeat("\ud835\n", 50_000)) },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Any_text_is_parsed_edited_and_undone(string name, string text)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        (name, tree.Length).ShouldBe((name, text.Length));
        var middle = new TextChange(new TextSpan(text.Length / 2, 1), "A Title\n\nhttps://github.com/a/b");
        var edited = tree.WithChange(middle);
        edited.ToString().ShouldBe(TextChange.Apply(text, [middle]));
        var undo = new TextChange(
            new TextSpan(middle.Span.Start, middle.NewText.Length),
            text.Substring(middle.Span.Start, 1)
        );
        TreeComparison.Describe(edited.WithChange(undo)).ShouldBe(TreeComparison.Describe(tree));
    }

    [Theory]
    [InlineData("words ", "\n")]
    [InlineData("words", "\r\n")]
    [InlineData("w 😀", "\r")]
    [InlineData("- item\n\n", "\n# ")]
    public void Positions_in_a_part_of_many_lines_match_the_text(string words, string end)
    {
        var longLine = new string('x', 5_000);
        var text = string.Concat(Enumerable.Repeat(words + end, 300)) + longLine + end + words;
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var map = new LineMap(text);
        foreach (var again in (string[])["first", "known"])
        {
            for (var offset = 0; offset <= text.Length; offset++)
            {
                var position = tree.Position(offset);
                (again, position).ShouldBe((again, map.Position(offset)));
                tree.Offset(position).ShouldBe(map.Offset(position));
                tree.Offset(position with { Character = int.MaxValue }).ShouldBe(map.End(position.Line));
            }
        }
    }

    [Theory]
    [InlineData("# \u200B\nTags: a")]
    [InlineData("#\n\nAbstract")]
    public void Empty_heading_is_parsed_in_every_dialect(string text)
    {
        foreach (var dialect in DialectChooser.All)
            TreeComparison.CheckInvariants(DigestTree.Parse(text, dialect), text);
    }

    [Fact]
    public void Line_of_megabytes_has_links_at_its_start_only()
    {
        const string Link = "see https://github.com/o/r ";
        var line = DigestTree.Parse(string.Concat(Enumerable.Repeat(Link, 10_000)), DialectChooser.Choose);
        line.Parts.Sum(p => p.Part.Links.Count()).ShouldBe(65_536 / Link.Length);
        var lines = DigestTree.Parse(
            string.Concat(Enumerable.Repeat(Link + "\n", 10_000)),
            DialectChooser.Find("pasted-page")!
        );
        lines.Parts.Sum(p => p.Part.Links.Count()).ShouldBe(10_000);
        foreach (var at in lines.Parts)
            at.Part.Links.ShouldAllBe(l => at.Part.Slice(l.Span) == l.Text);
    }

    [Fact]
    public void Paste_of_five_megabytes_and_its_undo_equal_new_trees()
    {
        var entry =
            "A Paper of Some Length\n\n"
            + string.Concat(Enumerable.Repeat("We say what we found in the garden. ", 20))
            + "\n\n";
        var text = string.Concat(Enumerable.Repeat(entry, 200));
        var paste = string.Concat(Enumerable.Repeat(entry, 5_000_000 / entry.Length));
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var pasted = tree.WithChange(new TextChange(new TextSpan(text.Length / 2, 0), paste));
        pasted.ToString().ShouldBe(text.Insert(text.Length / 2, paste));
        var undone = pasted.WithChange(new TextChange(new TextSpan(text.Length / 2, paste.Length), ""));
        TreeComparison.Describe(undone).ShouldBe(TreeComparison.Describe(tree));
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    public static TheoryData<string, string> Hostile =>
        [
            .. from dialect in DialectChooser.All
            from piece in new[]
            {
                "a",
                "a,",
                "a.The ",
                "[",
                "[a](",
                "[[[[[]]]]]",
                "$",
                "\\a",
                "``",
                "**a",
                "|",
                "&#",
                "github.com/a/",
                "Ã",
                "code and ",
                "```\n",
                "- [a](http://b)\n",
                "### a\n",
                "|a|\n|-|\n",
                "Title: a\n",
            }
            select (dialect.Id, piece),
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Repeated_text_of_a_megabyte_is_parsed_and_checked(string dialect, string piece)
    {
        var opening = dialect == "pasted-page" ? "A Title of Four Words\n\n" : "- Title: a\n";
        var text = opening + string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        var tree = DigestTree.Parse(text, DialectChooser.Find(dialect)!);
        tree.ToString().ShouldBe(text);
        Linter.Check(tree, RuleSettings.Default).ShouldAllBe(f => f.Span.End <= text.Length);
    }
}
