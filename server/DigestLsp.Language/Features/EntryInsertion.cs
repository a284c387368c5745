using System.Text;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Inserts a paper at the end of a day.</summary>
internal static class EntryInsertion
{
    /// <summary>Gets the possible changes, best first. Text after the day's last paper stays after the new one.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="heading">The date heading.</param>
    /// <param name="unit">The span of the paper; see <see cref="MovableEntry.Of"/>.</param>
    public static IEnumerable<TextChange> AtEndOf(DigestTree tree, PartAt heading, TextSpan unit)
    {
        var text = tree.Slice(unit);
        var day = DayParts.Of(tree, heading).ToList();
        if (day.FindLastIndex(p => p.Part is Entry) is >= 0 and var index)
        {
            var last = MovableEntry.Of(tree, day[index]);
            var apart = BetweenPapers(tree, last, unit, text);
            var place = new TextSpan(last.End, 0);
            if (AsItemOf(tree.Slice(last), text) is { } item)
                yield return new TextChange(place, apart + item);
            yield return new TextChange(place, apart + text);
            yield break;
        }
        // The header of a table, or a line that reports no papers.
        var end = day.FindLast(p => DayOrder.IsOfDay(p.Part)) is { Part: not null } other ? other : heading;
        var above = end.Part.Content.Shift(end.Start);
        var head = IsRow(text) ? tree.LineEnd() : BelowHeading(tree, unit, end.Part);
        var below = EntrySeparator.Below(tree, above);
        var missing = LineBreaks.Count(head) - LineBreaks.Count(below.Text);
        var tail = below.Neighbour is null ? "" : Times(tree.LineEnd(), missing);
        yield return new TextChange(new TextSpan(above.End, 0), head + text + tail);
    }

    /// <summary>Gets the separator of that day's papers, or that of the moved paper.</summary>
    private static string BetweenPapers(DigestTree tree, TextSpan last, TextSpan unit, string text)
    {
        var end = tree.LineEnd();
        if (IsRow(text))
            return end;
        var behind = EntrySeparator.Below(tree, last).Text;
        var apart =
            EntrySeparator.Above(tree, last) is { IsAtPaper: true } there ? there.Text
            : !tree.Dialect.IsMarkdown && !Whitespace.IsBlank(behind) ? behind.TrimEnd() + end
            : EntrySeparator.Above(tree, unit) is { IsAtPaper: true } above ? above.Text
            : EntrySeparator.Below(tree, unit) is { IsAtPaper: true } below ? below.Text
            : tree.Dialect is KeyValueText ? $"{end}---{end}"
            : Times(end, MarkdownDialect.BulletLength(text.AsSpan().TrimStart()) > 0 ? 1 : 2);
        return tree.Dialect.PartsByBlankLines && LineBreaks.Count(apart) < 2 ? end + end : apart;
    }

    /// <summary>Gets the separator between a heading and the first paper, as in the day of the moved paper.</summary>
    private static string BelowHeading(DigestTree tree, TextSpan unit, Part above)
    {
        if (
            above is DateHeading
            && tree.HeadingOf(unit.Start) is { } own
            && tree.PartsFrom(own.End).FirstOrDefault(p => p.Part is not Boilerplate) is { Part: Entry } first
            && EntrySeparator.Above(tree, MovableEntry.Of(tree, first)) is { Neighbour: DateHeading } gap
        )
            return gap.Blank;
        return Times(tree.LineEnd(), 2);
    }

    /// <summary>
    /// Returns a list item with the marker and indentation of another list, or null if they are the same or either text is not a list item.
    /// </summary>
    private static string? AsItemOf(string model, string text)
    {
        var (own, other) = (Mark(text), Mark(model));
        if (own < 0 || other < 0 || text.AsSpan(0, own + 1).SequenceEqual(model.AsSpan(0, other + 1)))
            return null;
        var (indent, item) = (text[..own], new StringBuilder(text.Length));
        for (var start = 0; start < text.Length; )
        {
            var line = text.AsSpan(start, LineBreaks.LineLength(text.AsSpan(start), out _));
            item.Append(
                model,
                0,
                start == 0 ? other + 1
                    : Whitespace.IsBlank(line) ? 0
                    : other
            );
            item.Append(
                start == 0 ? line[(own + 1)..]
                : line.StartsWith(indent) ? line[own..]
                : line
            );
            start += line.Length;
        }
        return item.ToString();
    }

    private static int Mark(string item)
    {
        var start = item.AsSpan().IndexOfAnyExcept(' ', '\t');
        var isMark = start >= 0 && item[start] is '-' or '*' or '+';
        return isMark && MarkdownDialect.BulletLength(item.AsSpan(start)) > 0 ? start : -1;
    }

    private static bool IsRow(string text) => text.StartsWith('|');

    private static string Times(string text, int times) =>
        string.Concat(Enumerable.Repeat(text, Math.Max(0, times)));
}
