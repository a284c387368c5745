using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a date without a year if the digest may span several years.</summary>
public sealed class MissingYear : DocumentRule
{
    // In days of DatedHeading's calendar.
    private const int MaxGap = 100;

    /// <inheritdoc/>
    public override string Id => "date.missing-year";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for dates without a year in digests that cover several years. Dates are ignored if the dates around them allow only one year, which requires dates in order and without a long gap.";

    /// <inheritdoc/>
    public override string Why => "The year cannot be determined later.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1, 2025

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Feb 3
                ^^^^^

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.

                Jan 30, 2023
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var days = document.Days;
        var years = days.Select(d => d.Date.Year).OfType<int>().Distinct().Take(2).Count();
        if (years < 2)
            return;
        var ordered = DateOutOfOrder.InOrder(days)?.Kept;
        var afters = NextWithYear(days);
        DatedHeading? before = null;
        for (var i = 0; i < days.Count; i++)
        {
            if (days[i].Date.Year is not null)
            {
                before = days[i];
                continue;
            }
            if (ordered?.Contains(i) == true && (IsNear(days, i, i - 1) || IsNear(days, i, i + 1)))
                continue;
            var after = afters[i];
            var possible = Possible(days[i].Date, before?.Date, after?.Date);
            if (possible.Count > 1)
                found.Add(Diagnostic(days[i], possible));
        }
    }

    private static bool IsNear(List<DatedHeading> days, int one, int other) =>
        other >= 0 && other < days.Count && Math.Abs(days[one].Number - days[other].Number) <= MaxGap;

    private static DatedHeading?[] NextWithYear(List<DatedHeading> days)
    {
        var afters = new DatedHeading?[days.Count];
        for (var i = days.Count - 2; i >= 0; i--)
            afters[i] = days[i + 1].Date.Year is null ? afters[i + 1] : days[i + 1];
        return afters;
    }

    // The years in which the day would be in order between its neighbors.
    private static List<int> Possible(DigestDate date, DigestDate? before, DigestDate? after)
    {
        if (before is null || after is null)
        {
            var near = (before ?? after)!.Year!.Value;
            return [near, near - 1, near + 1];
        }
        var (low, high) = (DayNumber.Of(before), DayNumber.Of(after));
        if (low > high)
            (low, high) = (high, low);
        var years = new List<int>();
        for (var year = low / DayNumber.Year; year <= high / DayNumber.Year; year++)
        {
            if (DayNumber.Of(date with { Year = year }) is var number && number >= low && number <= high)
                years.Add(year);
        }
        return years;
    }

    private Diagnostic Diagnostic(DatedHeading day, List<int> years) =>
        new(Id, day.Span, "Missing year: several years are possible")
        {
            Fixes =
            [
                .. years
                    .Take(3)
                    .Select(y => y.ToString(CultureInfo.InvariantCulture))
                    .Select(y => new Fix(
                        $"Add year {y}",
                        [new TextChange(new TextSpan(day.Span.End, 0), ", " + y)]
                    )),
            ],
        };
}
