namespace DigestLsp.Language.Syntax;

/// <summary>
/// The year of a day that is written without one (<c>Aug 1</c>): the one that brings it nearest to a dated neighbour,
/// which is the nearest heading with a year or, failing that, the day a paper under it was published.
/// </summary>
public static class YearInference
{
    private const int MostNeighbours = 400;

    /// <summary>The heading's date with its year, and whether that year is inferred.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="heading">A part of it that is a <see cref="DateHeading"/>.</param>
    /// <returns>Null where the heading says no date; a date without year where nothing tells one.</returns>
    public static (DigestDate Date, bool Inferred)? Of(DigestTree tree, PartAt heading)
    {
        if ((heading.Part as DateHeading)?.Date is not { } date)
            return null;
        if (date.Year is not null)
            return (date, false);
        var hint =
            First(tree.PartsBefore(heading.Start), DatedHeading)
            ?? First(tree.PartsFrom(heading.End), DatedHeading)
            ?? First(
                tree.PartsFrom(heading.End).TakeWhile(p => p.Part is not DateHeading),
                p => p.Part is Entry { Content.Date: { Year: not null } published } ? published : null
            );
        return hint is null ? (date, false) : (WithYear(date, hint), true);
    }

    private static DigestDate? First(IEnumerable<PartAt> parts, Func<PartAt, DigestDate?> dateOf)
    {
        var seen = 0;
        foreach (var at in parts)
        {
            if (seen++ == MostNeighbours)
                break;
            if (dateOf(at) is { } date)
                return date;
        }
        return null;
    }

    private static DigestDate? DatedHeading(PartAt at) =>
        at.Part is DateHeading { Date: { Year: not null } date } ? date : null;

    private static DigestDate WithYear(DigestDate date, DigestDate hint)
    {
        var near = hint.Year!.Value;
        var (best, least) = (near, int.MaxValue);
        foreach (var year in new[] { near, near - 1, near + 1 })
        {
            var distance = Math.Abs(Days(year, date) - Days(near, hint));
            if (distance < least)
                (best, least) = (year, distance);
        }
        var until = date.Until is { Year: null } last
            ? last with
            {
                Year = last.Month < date.Month ? best + 1 : best,
            }
            : date.Until;
        return date with { Year = best, Until = until };
    }

    // Days as in a calendar of months of 31: only their order and rough distance matter.
    private static int Days(int year, DigestDate date) =>
        date.Week is { } week ? (year * 372) + (week * 7) : (year * 372) + (date.Month * 31) + date.Day;
}
