using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>Parts and text of a span, and changes that do not fit the document.</summary>
public class DigestTreeTests
{
    private static readonly DigestTree Tree = DigestTree.Parse(
        Samples.ByDialect["markdown-sections"],
        DialectChooser.Choose
    );

    [Fact]
    public void Slice_is_the_text_of_every_span()
    {
        var text = Tree.ToString();
        for (var start = 0; start <= text.Length; start += 7)
        {
            for (var end = start; end <= text.Length; end += 11)
                Tree.Slice(TextSpan.FromBounds(start, end)).ShouldBe(text[start..end]);
        }
    }

    [Fact]
    public void Parts_of_a_span_are_those_that_share_its_text()
    {
        for (var start = 0; start < Tree.Length; start++)
        {
            foreach (var length in new[] { 1, 5, 60 })
            {
                var span = TextSpan.FromBounds(start, Math.Min(Tree.Length, start + length));
                Tree.PartsIn(span)
                    .Select(p => p.Start)
                    .ShouldBe(
                        Tree.Parts.Where(p => p.Start < span.End && p.End > span.Start).Select(p => p.Start)
                    );
            }
        }
    }

    [Fact]
    public void Part_at_an_empty_span_is_the_one_that_holds_it()
    {
        for (var offset = 0; offset < Tree.Length; offset++)
            Tree.PartsIn(new TextSpan(offset, 0))
                .Select(p => p.Start)
                .ShouldBe(Tree.Parts.Where(p => p.Start <= offset && p.End > offset).Select(p => p.Start));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, int.MaxValue)]
    public void Change_outside_of_the_document_is_refused(int start, int length) =>
        Should.Throw<ArgumentException>(() =>
            Tree.WithChanges([new TextChange(new TextSpan(start, length), "x")])
        );

    [Fact]
    public void Overlapping_changes_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            Tree.WithChanges([
                new TextChange(new TextSpan(0, 5), "x"),
                new TextChange(new TextSpan(4, 5), "y"),
            ])
        );
}
