namespace DigestLsp.Language.Syntax;

/// <summary>Numbers that grow with the day. Only order and rough distance matter, so every month has 31 days.</summary>
internal static class DayNumber
{
    /// <summary>The number of days in a year of this calendar.</summary>
    public const int Year = 12 * 31;

    /// <summary>Gets the number of a day, of the last day of a range, or of a week; without a year, as in year 0.</summary>
    public static int Of(DigestDate date)
    {
        var (year, day) = (date.Year ?? 0, date.Until ?? date);
        var inYear = day.Week is { } week ? week * 7 * Year / 365 : (day.Month * 31) + day.Day;
        return ((day.Year ?? year) * Year) + inYear;
    }

    /// <summary>Gets the number of a date. A date without a year gets the year that brings it closest to another one.</summary>
    /// <param name="date">The date.</param>
    /// <param name="other">The number of the other date, or null.</param>
    public static int Near(DigestDate date, int? other)
    {
        var number = Of(date);
        return date.Year is null && other is { } near
            ? number + ((near - number + (near > number ? Year / 2 : -Year / 2)) / Year * Year)
            : number;
    }

    /// <summary>
    /// Gets the numbers of consecutive days: one without a year is close to the day above it, and those above the first year to the day
    /// below.
    /// </summary>
    public static int[] OfSequence(IReadOnlyList<DigestDate> dates)
    {
        var numbers = new int[dates.Count];
        var first = 0;
        while (first < dates.Count && dates[first].Year is null)
            first++;
        if (first == dates.Count)
            first = 0;
        for (var i = first; i < dates.Count; i++)
            numbers[i] = Near(dates[i], i > first ? numbers[i - 1] : null);
        for (var i = first - 1; i >= 0; i--)
            numbers[i] = Near(dates[i], numbers[i + 1]);
        return numbers;
    }
}
