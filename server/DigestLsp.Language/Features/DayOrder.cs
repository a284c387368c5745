using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>A day of a digest for sorting.</summary>
/// <param name="Number">A number that grows with the day; see <see cref="DayNumber.OfSequence"/>.</param>
/// <param name="Span">The span in the document from its heading to the end of its last paper or text.</param>
internal sealed record DayOrder(int Number, TextSpan Span)
{
    /// <summary>Gets the days that can be sorted, in groups by topic: as written, and in the order of most days.</summary>
    public static IEnumerable<(IReadOnlyList<DayOrder> Days, IReadOnlyList<DayOrder> Sorted)> Of(
        DigestTree tree
    )
    {
        var groups = Groups(tree);
        var steps = groups.SelectMany(g =>
            g.Zip(g.Skip(1), (one, next) => Math.Sign(next.Number - one.Number))
        );
        // As many in either direction: use ascending order.
        var sum = steps.Sum();
        var ascends = sum != 0 ? sum > 0 : groups.Sum(g => Math.Sign(g[^1].Number - g[0].Number)) > 0;
        foreach (var days in groups)
            yield return (
                days,
                [.. ascends ? days.OrderBy(d => d.Number) : days.OrderByDescending(d => d.Number)]
            );
    }

    private static List<List<DayOrder>> Groups(DigestTree tree)
    {
        var (dates, spans, topics) = (new List<DigestDate>(), new List<TextSpan>(), new List<int>());
        PartAt? heading = null;
        PartAt? paper = null;
        var topic = 0;
        foreach (var at in tree.Parts)
        {
            if (at.Part is DateHeading { Date: { } date })
            {
                Close();
                // Days below a week are not mixed with weeks.
                if (heading is { } above && DayParts.Level(above.Part) != DayParts.Level(at.Part))
                    topic++;
                heading = at;
                dates.Add(date);
                spans.Add(at.Part.Content.Shift(at.Start));
                topics.Add(topic);
            }
            else if (heading is { } day && DayParts.Ends(day.Part, at))
            {
                Close();
                (heading, topic) = (null, topic + 1);
            }
            else if (heading is not null && IsOfDay(at.Part))
            {
                Extend(at.Start + at.Part.Content.End);
                paper = at.Part is Entry ? at : paper;
            }
        }
        Close();
        var numbers = DayNumber.OfSequence(dates);
        var groups = new List<List<DayOrder>>();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (i == 0 || topics[i] != topics[i - 1])
                groups.Add([]);
            groups[^1].Add(new DayOrder(numbers[i], spans[i]));
        }
        return groups;

        void Close()
        {
            if (paper is { } last)
                Extend(MovableEntry.Of(tree, last).End);
            paper = null;
        }

        void Extend(int end) =>
            spans[^1] = TextSpan.FromBounds(spans[^1].Start, Math.Max(end, spans[^1].End));
    }

    /// <summary>Whether a part moves with its day. Rules between days and page footers do not.</summary>
    public static bool IsOfDay(Part part) =>
        part is not Boilerplate && !part.Content.IsEmpty && !EntrySeparator.IsRule(part);
}
