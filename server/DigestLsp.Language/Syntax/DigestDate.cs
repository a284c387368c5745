namespace DigestLsp.Language.Syntax;

/// <summary>
/// A date as a digest writes it: perhaps without a year, perhaps a week or a range, perhaps one that no
/// calendar has (31 February). Whether it can be is said by <see cref="IsPossible"/>.
/// </summary>
/// <param name="Year">The year, or null where none is written.</param>
/// <param name="Month">1 to 12 in a possible date; 0 for a week.</param>
/// <param name="Day">1 to 31 in a possible date; 0 for a week.</param>
public sealed record DigestDate(int? Year, int Month, int Day)
{
    /// <summary>The week's number (ISO 8601) where a week is written and no day.</summary>
    public int? Week { get; init; }

    /// <summary>The last day of a range.</summary>
    public DigestDate? Until { get; init; }

    /// <summary>Whether the calendar has it; 29 February counts where no year is written.</summary>
    public bool IsPossible =>
        Week is { } week
            ? week is >= 1 and <= 53
            : Month is >= 1 and <= 12
                && Day >= 1
                && Day <= DateTime.DaysInMonth(Year is >= 1 and <= 9999 ? Year.Value : 2024, Month)
                && Until is null or { IsPossible: true };

    /// <summary>ISO 8601 as far as it is known: <c>2025-08-01</c>, <c>--08-01</c>, <c>2025-W35</c>, two dates with a slash between.</summary>
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
