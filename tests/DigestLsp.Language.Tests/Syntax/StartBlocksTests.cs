using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>The cached blocks of a document's start are those of a fresh split, whatever was edited.</summary>
public class StartBlocksTests
{
    private static readonly Dialect[] Dialects =
    [
        new MarkedText(LayoutProfile.Empty, MarkSyntax.Markdown, null),
        new PlainText(PlainOpeners.All),
        .. DialectChooser.All,
    ];

    [Fact]
    public void Blocks_after_edits_are_those_of_a_fresh_split() =>
        Gen.Select(IncrementalTests.Document, IncrementalTests.Edit.Array[1, 6])
            .ForAll(
                (text, edits) =>
                {
                    var cached = new StartBlocks();
                    foreach (var (at, count, newText) in edits.Prepend((0, 0, "")))
                    {
                        var start = at % (text.Length + 1);
                        var end = Math.Min(text.Length, start + count);
                        text = string.Concat(text.AsSpan(0, start), newText, text.AsSpan(end));
                        foreach (var dialect in Dialects)
                            Describe(cached.Of(new SourceText(text), dialect))
                                .ShouldBe(
                                    Describe(new StartBlocks().Of(new SourceText(text), dialect)),
                                    $"{dialect.Id}: {text}"
                                );
                    }
                },
                iterations: 500
            );

    private static IEnumerable<string> Describe(IEnumerable<Block> blocks) =>
        blocks.Select(b => $"{b.Kind} {b}");
}
