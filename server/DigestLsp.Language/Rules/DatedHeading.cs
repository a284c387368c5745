using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A date heading as the rules about days see it.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Date">What it says; possible, and a day, not a week.</param>
/// <param name="Number">A number that grows with the day. Without a year it is the one nearest to the day before it in the document.</param>
internal sealed record DatedHeading(PartAt At, DigestDate Date, int Number)
{
    /// <summary>Days of a year as <see cref="NumberOf"/> counts them: twelve months of 31, for only order and rough distance matter.</summary>
    internal const int Year = 372;

    /// <summary>Where the date stands, in the document.</summary>
    public TextSpan Span => ((DateHeading)At.Part).Name.Shift(At.Start);

    /// <summary>A number that grows with the day, or with the last day of a range; without a year, as in the year 0.</summary>
    internal static int NumberOf(DigestDate date)
    {
        var (year, day) = (date.Year ?? 0, date.Until ?? date);
        return ((day.Year ?? year) * Year) + (day.Month * 31) + day.Day;
    }

    /// <summary>All of a document, in order; those that name no possible day are left out. Found once for a tree.</summary>
    public static List<DatedHeading> All(DigestTree tree) =>
        (List<DatedHeading>)(tree.DaysMemo ??= Find(tree));

    private static List<DatedHeading> Find(DigestTree tree)
    {
        var all = new List<DatedHeading>();
        foreach (var at in tree.Parts)
        {
            if (at.Part is not DateHeading { Date: { Week: null, IsPossible: true } date })
                continue;
            var number = NumberOf(date);
            if (date.Year is null && all.Count > 0)
            {
                var before = all[^1].Number;
                number += (before - number + (before > number ? Year / 2 : -Year / 2)) / Year * Year;
            }
            all.Add(new DatedHeading(at, date, number));
        }
        return all;
    }
}
