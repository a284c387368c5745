using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Renaming a tag: the resulting line and the parsed tags.</summary>
public class RenameTests
{
    [Theory]
    [InlineData("Tags: a, A, b", "b", "Tags: b")]
    [InlineData("Tags: #a #A #b", "b", "Tags: #b")]
    [InlineData("Tags: **a**, b", "b", "Tags: b")]
    [InlineData("Tags: b, **a**", "b", "Tags: b")]
    [InlineData("Tags: **a, b**", "b", "Tags: **b**")]
    [InlineData("Tags: **b, a**", "b", "Tags: **b**")]
    [InlineData("Tags: b, **a, c**", "b", "Tags: b, **c**")]
    [InlineData("Tags: `a`, `b`", "b", "Tags: `b`")]
    [InlineData("Tags: `a`, `x`", "c", "Tags: `c`, `x`")]
    [InlineData("Tags: a, A", "c", "Tags: c")]
    [InlineData("Tags: a, x, A, a", "c", "Tags: c, x")]
    [InlineData("Tags: a;b", "b", "Tags: b")]
    [InlineData("Tags: b\nTags: x, a", "b", "Tags: b\nTags: x")]
    [InlineData("Tags: x\nTags: a", "c", "Tags: x\nTags: c")]
    [InlineData("Tags: a, b", "a", "Tags: a, b")]
    [InlineData("Tags: A, a", "a", "Tags: a")]
    public void One_tag_is_left(string fields, string name, string expected)
    {
        var tree = Page(fields);
        var changes = Rename.Tag(tree, "a", name);
        TextChange.Apply(tree.ToString(), changes)[Head.Length..^1].ShouldBe(expected);
        changes.ShouldAllBe(c => tree.Slice(c.Span) != c.NewText);
    }

    [Fact]
    public void Only_the_renamed_tag_changes()
    {
        var random = new Random(7);
        string[] tags = ["a", "A", "b", "c d", "ab"];
        string[] marked = ["{0}", "#{0}", "**{0}**", "`{0}`", "**{0}", "{0}**", "**#{0}", "*{0}", "`#{0}"];
        string[] separators = [", ", ",", "; ", " #", ", , ", " , #", "\nTags: ", "\nTags: #"];
        for (var round = 0; round < 20_000; round++)
        {
            var line = "Tags: ";
            for (var i = random.Next(1, 7); i > 0; i--)
            {
                line += string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    marked[random.Next(marked.Length)],
                    tags[random.Next(tags.Length)]
                );
                line += i > 1 ? separators[random.Next(separators.Length)] : "";
            }
            var tree = Page(line);
            var name = tags[random.Next(tags.Length)];
            var changed = tree.Reparse(TextChange.Apply(tree.ToString(), Rename.Tag(tree, "a", name)));
            Tags(changed)
                .ShouldBe(
                    Tags(tree).Select(t => t == "A" ? name.ToUpperInvariant() : t).ToHashSet(),
                    ignoreOrder: true,
                    $"{line} to {name}: {changed}"
                );
        }
    }

    private const string Head = "Lanterns for Long Corridors\n\nWe light a corridor.\n\n";

    private static DigestTree Page(string fields) =>
        DigestTree.Parse($"{Head}{fields}\n", DialectChooser.Find("pasted-page")!);

    private static HashSet<string> Tags(DigestTree tree) =>
        [
            .. TagList
                .Of((Entry)tree.Parts.First(p => p.Part is Entry).Part)
                .Select(t => t.Name.ToUpperInvariant()),
        ];
}
