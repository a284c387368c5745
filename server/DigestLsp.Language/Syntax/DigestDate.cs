namespace DigestLsp.Language.Syntax;

/// <summary>
/// A date as written: optionally without a year, a week or a range, and possibly invalid (February 31); see <see cref="IsPossible"/>.
/// </summary>
/// <param name="Year">The year, or null if it is not written.</param>
/// <param name="Month">1 to 12 in a valid date; 0 for a week.</param>
/// <param name="Day">1 to 31 in a valid date; 0 for a week.</param>
public sealed record DigestDate(int? Year, int Month, int Day)
{
    /// <summary>The week number (ISO 8601) if it is a week and not a day.</summary>
    public int? Week { get; init; }

    /// <summary>The last day of a range.</summary>
    public DigestDate? Until { get; init; }

    /// <summary>Whether the date exists; February 29 exists if there is no year.</summary>
    public bool IsPossible =>
        Week is { } week
            ? week is >= 1 and <= 53
            : Month is >= 1 and <= 12
                && Day >= 1
                && Day <= DateTime.DaysInMonth(Year is >= 1 and <= 9999 ? Year.Value : 2024, Month)
                && Until is null or { IsPossible: true };

    /// <summary>
    /// Formats the date in ISO 8601, possibly partial: <c>2025-08-01</c>, <c>--08-01</c>, <c>2025-W35</c>, two dates separated by a slash.
    /// </summary>
    public override string ToString()
    {
        var year = Year is { } y
            ? y.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)
            : "-";
        var text = Week is { } week
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-W{week:00}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{Month:00}-{Day:00}");
        return Until is null ? text : $"{text}/{Until}";
    }
}
