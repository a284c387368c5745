using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What a selection grows to, step by step: word, link, sentence, title or abstract, entry, day, document.</summary>
public static class Selection
{
    /// <summary>The spans around an offset, the smallest first, each inside the next; in the document's coordinates.</summary>
    public static IReadOnlyList<TextSpan> Around(DigestTree tree, int offset)
    {
        var spans = new List<TextSpan>();
        if (tree.PartAt(offset) is not { } at)
            return [new TextSpan(0, 0)];
        var inPart = Math.Clamp(offset, 0, tree.Length) - at.Start;
        var text = at.Part.ToString();
        Grow(Word(text, inPart), at.Start);
        foreach (var link in at.Part.Links)
        {
            if (link.Span.Touches(inPart))
                Grow(link.Span, at.Start);
        }
        if (at.Part is Entry { Content: var content } entry)
        {
            if (content.Abstract is { } summary && summary.Touches(inPart))
            {
                Grow(Sentence(text, summary, inPart), at.Start);
                Grow(summary, at.Start);
            }
            if (content.TitleSpan is { } title && title.Touches(inPart))
                Grow(title, at.Start);
            Grow(entry.Extent, at.Start);
        }
        else
            Grow(at.Part.Content, at.Start);
        if (tree.HeadingOf(at.Start) is { } heading)
        {
            var end = tree.PartsFrom(heading.End)
                .TakeWhile(p => p.Part is not DateHeading)
                .Select(p => p.End)
                .LastOrDefault(heading.End);
            Grow(TextSpan.FromBounds(heading.Start, end), 0);
        }
        Grow(new TextSpan(0, tree.Length), 0);
        return spans;

        void Grow(TextSpan span, int start)
        {
            span = span.Shift(start);
            if (
                !span.IsEmpty
                && span.Touches(offset)
                && (spans.Count == 0 || (span != spans[^1] && span.Contains(spans[^1])))
            )
                spans.Add(span);
        }
    }

    private static TextSpan Word(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return TextSpan.FromBounds(start, end);
    }

    private static TextSpan Sentence(string text, TextSpan within, int at)
    {
        var start = within.Start;
        for (var i = within.Start; i < within.End - 1; i++)
        {
            var ends = text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]);
            if (!ends)
                continue;
            if (i + 1 > at)
                return TextSpan.FromBounds(start, i + 1);
            start = i + 2;
        }
        return TextSpan.FromBounds(Math.Min(start, within.End), within.End);
    }
}
