using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Formatting, folding and selecting over every corpus document.</summary>
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

    [Fact]
    public void EverySelectionLiesInTheNext()
    {
        foreach (var document in Corpus.Documents("gold"))
        {
            var tree = Parse(Corpus.Read(document));
            for (var offset = 0; offset <= tree.Length; offset += 997)
            {
                var steps = Selection.Around(tree, offset);
                steps.ShouldAllBe(s => s.Touches(offset));
                for (var i = 1; i < steps.Count; i++)
                    steps[i].Contains(steps[i - 1]).ShouldBeTrue();
            }
        }
    }

    private static IReadOnlyList<TextChange> Changes(DigestTree tree) =>
        Formatting.Changes(tree, new TextSpan(0, tree.Length));

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
