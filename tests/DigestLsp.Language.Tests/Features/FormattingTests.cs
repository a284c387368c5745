using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Formatting over every corpus document.</summary>
public class FormattingTests
{
    [Fact]
    public void FormattingKeepsEveryWordAndIsDoneOnce()
    {
        foreach (var document in Corpus.Documents())
        {
            var text = Corpus.Read(document);
            var before = Parse(text);
            var formatted = TextChange.Apply(text, Changes(before));
            var after = Parse(formatted);
            Words(formatted).ShouldBe(Words(text), document);
            after
                .Parts.Count(p => p.Part is Entry)
                .ShouldBe(before.Parts.Count(p => p.Part is Entry), document);
            Changes(after).ShouldBeEmpty(document);
        }
    }

    [Theory]
    [InlineData("pasted-page", "Aug 1\n\nLanterns  ‸\n", "Aug 1\n\nLanterns\n")]
    [InlineData(
        "pasted-page",
        "Aug 1\n\nWe light corridors.\n\n   ‸\n",
        "Aug 1\n\nWe light corridors.\n\n\n"
    )]
    [InlineData("pasted-page", "Aug 1\r\n \t‸\r\nLanterns", "Aug 1\r\n\r\nLanterns")]
    [InlineData(
        "markdown-list",
        "- [A](https://arxiv.org/abs/2507.00001)\n  ‸\n",
        "- [A](https://arxiv.org/abs/2507.00001)\n\n"
    )]
    // Two blanks end a line in Markdown, under a heading too.
    [InlineData("markdown-list", "# Papers\n\nWe light  ‸\ncorridors.\n", null)]
    [InlineData("markdown-list", "```\ncode   ‸\n```\n", null)]
    [InlineData("markdown-list", "```\n\n   ‸\n```\n", null)]
    [InlineData(
        "markdown-sections",
        "### [A](https://arxiv.org/abs/2507.00001)\n\n```\ncode   ‸\nmore\n```\n",
        null
    )]
    [InlineData("markdown-sections", "```\ncode   ‸\n", null)]
    [InlineData("markdown-list", "```\ncode\n```\n\nWe light   ‸\n", "```\ncode\n```\n\nWe light\n")]
    public void A_line_that_is_left_loses_its_blanks_but_no_code(
        string dialect,
        string text,
        string? expected
    )
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        var tree = DigestTree.Parse(text.Remove(offset, 1), DialectChooser.Find(dialect)!);
        var change = Formatting.Leave(tree, tree.Position(offset).Line);
        if (expected is null)
            change.ShouldBeNull();
        else
            TextChange.Apply(tree.ToString(), [change.ShouldNotBeNull()]).ShouldBe(expected);
    }

    private static IReadOnlyList<TextChange> Changes(DigestTree tree) =>
        Formatting.Changes(tree, new TextSpan(0, tree.Length));

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
