using System.Globalization;

namespace DigestLsp.Online.Services;

/// <summary>Builds previews of papers: authors and the start of the abstract.</summary>
internal static class PaperPreview
{
    private const int MaxAbstractLength = 500;

    /// <summary>Creates the preview of a paper.</summary>
    public static LinkPreview Of(string title, string url, IReadOnlyList<string> authors, string? summary) =>
        new(title, url)
        {
            Authors = PreviewText.Authors(authors),
            Text = summary is null ? null : PreviewText.Cut(PreviewText.Fold(summary), MaxAbstractLength),
        };

    /// <summary>
    /// Formats the date parts of a record: <c>2023</c>, <c>Jun 2023</c>, <c>2 Jun 2023</c>. Returns null if there are no parts.
    /// </summary>
    public static string? Day(IReadOnlyList<int> parts) =>
        parts switch
        {
            [var year, var month, var day, ..]
                when year is > 0 and < 10_000
                    && month is >= 1 and <= 12
                    && day >= 1
                    && day <= DateTime.DaysInMonth(year, month) => new DateOnly(year, month, day).ToString(
                "d MMM yyyy",
                CultureInfo.InvariantCulture
            ),
            [var year, var month, ..] when year is > 0 and < 10_000 && month is >= 1 and <= 12 =>
                new DateOnly(year, month, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture),
            [var year, ..] when year is > 0 and < 10_000 => year.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
}
