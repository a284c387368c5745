namespace DigestLsp.Language.Syntax;

/// <summary>Numbers that grow with the day. Only order and rough distance matter, so every month has 31 days.</summary>
internal static class DayNumber
{
    /// <summary>Days of a year, as they are counted here.</summary>
    public const int Year = 12 * 31;

    /// <summary>The number of a day, of the last day of a range, or of a week; without a year, as in the year 0.</summary>
    public static int Of(DigestDate date)
    {
        var (year, day) = (date.Year ?? 0, date.Until ?? date);
        var inYear = day.Week is { } week ? week * 7 * Year / 365 : (day.Month * 31) + day.Day;
        return ((day.Year ?? year) * Year) + inYear;
    }

    /// <summary>The same, where a date without a year is given the one that brings it nearest to another.</summary>
    /// <param name="date">The date.</param>
    /// <param name="other">The other's number; null where there is none.</param>
    public static int Near(DigestDate date, int? other)
    {
        var number = Of(date);
        return date.Year is null && other is { } near
            ? number + ((near - number + (near > number ? Year / 2 : -Year / 2)) / Year * Year)
            : number;
    }

    /// <summary>
    /// The numbers of days that stand one below the other: one without a year is near the day above it, those above the first year near
    /// the day below.
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
