using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The ranges of Expand Selection: word, link, tag, sentence, title, abstract or field value, entry, day, document.</summary>
public static class Selection
{
    /// <summary>Gets the spans around an offset, smallest first, each inside of the next, in the document.</summary>
    public static IReadOnlyList<TextSpan> Around(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } at)
            return [new TextSpan(0, 0)];
        offset = Math.Clamp(offset, 0, tree.Length);
        var steps = In(at.Part, offset - at.Start)
            .OfType<TextSpan>()
            .Select(s => s.Shift(at.Start))
            .OrderBy(s => s.Length)
            .ToList();
        if (tree.HeadingOf(at.Start) is { } heading)
        {
            var end = tree.PartsFrom(heading.End)
                .TakeWhile(p => p.Part is not DateHeading)
                .Select(p => p.End)
                .LastOrDefault(heading.End);
            steps.Add(TextSpan.FromBounds(heading.Start, end));
        }
        steps.Add(new TextSpan(0, tree.Length));
        var spans = new List<TextSpan>();
        foreach (var step in steps)
        {
            if (
                !step.IsEmpty
                && step.Touches(offset)
                && (spans.Count == 0 || (step != spans[^1] && step.Contains(spans[^1])))
            )
                spans.Add(step);
        }
        return spans;
    }

    // All selectable spans of a part, whether or not they contain the offset.
    private static IEnumerable<TextSpan?> In(Part part, int offset)
    {
        var column = part.Position(offset).Character;
        if (column <= part.LineAround(offset).Length)
            yield return Words.At(part.LineAround(offset), column)?.Shift(offset - column);
        foreach (var link in part.Links)
            yield return link.Span;
        yield return part.Content;
        if (part is not Entry { Content: var content } entry)
            yield break;
        yield return content.TitleSpan;
        foreach (var field in content.Fields)
            yield return field.ValueSpan;
        foreach (var (tag, _) in TagList.Of(entry))
            yield return tag;
        if (content.Abstract is not { } summary || !summary.Touches(offset))
            yield break;
        yield return summary;
        yield return Sentences.At(part.Window(summary), offset - summary.Start)?.Shift(summary.Start);
    }
}
