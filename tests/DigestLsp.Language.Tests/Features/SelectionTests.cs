using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>The ranges of Expand Selection.</summary>
public sealed class SelectionTests
{
    [Fact]
    public void Every_range_is_inside_the_next_one_and_trimmed()
    {
        foreach (var document in Corpus.Documents())
        {
            var text = Corpus.Read(document);
            Holds(text, document, step: 4999);
            Holds(
                string.Join(
                    "\r\n",
                    text[..Math.Min(text.Length, 30_000)].Split('\n').Select(l => l.TrimEnd('\r'))
                ),
                document + " with CRLF",
                step: 1999
            );
        }
        foreach (var (dialect, text) in Samples.ByDialect)
        {
            Holds(text, dialect, step: 1);
            Holds(text.ReplaceLineEndings("\r\n"), dialect + " with CRLF", step: 1);
            Holds(text.ReplaceLineEndings("\r"), dialect + " with CR", step: 1);
        }
    }

    private static void Holds(string text, string document, int step)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        for (var offset = 0; offset <= tree.Length; offset += step)
        {
            var steps = Selection.Around(tree, offset);
            // Asserting each one would take longer than selecting.
            var isNested = steps[^1] == new TextSpan(0, tree.Length) && steps[0].Touches(offset);
            for (var i = 1; i < steps.Count; i++)
                isNested &= steps[i].Contains(steps[i - 1]) && steps[i] != steps[i - 1];
            isNested.ShouldBeTrue($"{document} {offset}");
            var hasDay = tree.PartAt(offset) is { } at && tree.HeadingOf(at.Start) is not null;
            foreach (var span in steps.SkipLast(hasDay ? 2 : 1))
            {
                var (first, last) = (text[span.Start], text[span.End - 1]);
                if (
                    Whitespace.IsBlank(first)
                    || Whitespace.IsBlank(last)
                    || char.IsLowSurrogate(first)
                    || char.IsHighSurrogate(last)
                )
                    Assert.Fail($"{document} {span} «{text.Substring(span.Start, span.Length)}»");
            }
        }
    }

    [Theory]
    // A word, the value, the paper; a tag before the value.
    [InlineData("Note: read it tw|ice.", "twice", "read it twice.")]
    [InlineData("Tags: long con|text, light", "context", "long context", "long context, light")]
    [InlineData("Code: https://github.com/inve|nted/lamp", "invented", "https://github.com/invented/lamp")]
    public void A_field_has_a_step_for_its_value(string field, params string[] expected)
    {
        var text =
            "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and look what stays dark.\n\n"
            + field;
        var caret = text.IndexOf('|', StringComparison.Ordinal);
        text = text.Remove(caret, 1);
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        Selection
            .Around(tree, caret)
            .Select(s => text.Substring(s.Start, s.Length))
            .Take(expected.Length + 1)
            .ShouldBe([.. expected, text["Aug 1\n\n".Length..]]);
    }
}
