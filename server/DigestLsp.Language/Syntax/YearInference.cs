using System.Globalization;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Infers the year of a date without one (<c>Aug 1</c>). Papers are listed on or after their publication, and a file has no entries from
/// the future. The year is the first that is not before the newest paper below the heading, and close to a dated neighbor if there is
/// one. It is not after the newest date in the file.
/// </summary>
public static class YearInference
{
    private const int MaxNeighbors = 400;

    // A page lists a paper within weeks of its publication; ids contain only the month.
    private const int Tolerance = 45;

    // Days of pages and of arXiv start in different time zones.
    private const int Slack = 1;

    /// <summary>Gets the heading's date with its year, and whether the year is inferred.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="heading">A part that is a <see cref="DateHeading"/>.</param>
    /// <returns>Null if the heading has no date; a date without a year if it cannot be inferred.</returns>
    public static (DigestDate Date, bool Inferred)? Of(DigestTree tree, PartAt heading)
    {
        if ((heading.Part as DateHeading)?.Date is not { } date)
            return null;
        if (date.Year is not null)
            return (date, false);
        var papers = tree.PartsFrom(heading.End).Take(MaxNeighbors).TakeWhile(p => p.Part is not DateHeading);
        var newest = Newest(papers);
        var near =
            First(tree.PartsBefore(heading.Start), DatedHeading)
            ?? First(tree.PartsFrom(heading.End), DatedHeading);
        if ((near ?? newest) is not { } hint)
            return (date, false);
        var year = Nearest(date, hint);
        if (newest is not null)
        {
            while (Days(year, date) < Days(newest.Year!.Value, newest) - Slack)
                year++;
            if (Days(year, date) > Days(Latest(tree, heading, newest)) + Tolerance)
                return (date, false);
        }
        return (WithYear(date, year), true);
    }

    private static DigestDate? First(IEnumerable<PartAt> parts, Func<PartAt, DigestDate?> dateOf)
    {
        var seen = 0;
        foreach (var at in parts)
        {
            if (seen++ == MaxNeighbors)
                break;
            if (dateOf(at) is { } date)
                return date;
        }
        return null;
    }

    private static DigestDate? DatedHeading(PartAt at) =>
        at.Part is DateHeading { Date: { Year: not null } date } ? date
        : at.Part is OtherText
        && DayText.FindMonth(Whitespace.FirstLine(at.Part.Blocks[0].Block.Text.Span)) is { } month
            ? new DigestDate(month.Year, month.Month, 15)
        : null;

    // The newest date of dated headings and papers nearby.
    private static DigestDate Latest(DigestTree tree, PartAt heading, DigestDate newest)
    {
        var around = tree.PartsBefore(heading.Start)
            .Take(MaxNeighbors)
            .Concat(tree.PartsFrom(heading.End).Take(MaxNeighbors));
        foreach (var at in around)
        {
            if (
                (DatedHeading(at)?.Until ?? DatedHeading(at) ?? Published(at)) is { Year: not null } date
                && Days(date) > Days(newest)
            )
                newest = date;
        }
        return newest;
    }

    private static DigestDate? Newest(IEnumerable<PartAt> papers)
    {
        DigestDate? newest = null;
        foreach (var at in papers)
        {
            if (Published(at) is { } date && (newest is null || Days(date) > Days(newest)))
                newest = date;
        }
        return newest;
    }

    // The paper's own date, or the month of its arXiv id with day 0.
    private static DigestDate? Published(PartAt at)
    {
        if (at.Part is not Entry { Content: var content })
            return null;
        if (content.Date is { Year: not null, Week: null } date)
            return date;
        return
            content.ArxivId is { Length: > 4 } id
            && id[4] == '.'
            && int.TryParse(id.AsSpan(0, 2), CultureInfo.InvariantCulture, out var year)
            && int.TryParse(id.AsSpan(2, 2), CultureInfo.InvariantCulture, out var month)
            ? new DigestDate(2000 + year, month, 0)
            : null;
    }

    private static int Nearest(DigestDate date, DigestDate hint)
    {
        var near = hint.Year!.Value;
        var (best, least) = (near, int.MaxValue);
        foreach (var year in new[] { near, near - 1, near + 1 })
        {
            var distance = Math.Abs(Days(year, date) - Days(near, hint));
            if (distance < least)
                (best, least) = (year, distance);
        }
        return best;
    }

    private static DigestDate WithYear(DigestDate date, int year)
    {
        var until = date.Until is { Year: null } last
            ? last with
            {
                Year = last.Month < date.Month ? year + 1 : year,
            }
            : date.Until;
        return date with { Year = year, Until = until };
    }

    private static int Days(DigestDate date) => Days(date.Year!.Value, date);

    // Days in a calendar with months of 31 days: only order and rough distance matter.
    private static int Days(int year, DigestDate date) =>
        date.Week is { } week ? (year * 372) + (week * 7) : (year * 372) + (date.Month * 31) + date.Day;
}
