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

    private static IReadOnlyList<TextChange> Changes(DigestTree tree) =>
        Formatting.Changes(tree, new TextSpan(0, tree.Length));

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
