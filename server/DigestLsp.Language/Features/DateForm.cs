using System.Globalization;

namespace DigestLsp.Language.Features;

/// <summary>A form that dates are written in: <c>MMM d</c>, <c>yyyy-MM-dd</c>.</summary>
/// <param name="Format">As .NET's custom date format, for the invariant culture.</param>
public sealed record DateForm(string Format)
{
    private static readonly string[] Known =
    [
        "MMM d",
        "MMM d, yyyy",
        "MMMM d",
        "MMMM d, yyyy",
        "d MMM yyyy",
        "d MMMM yyyy",
        "d MMM",
        "d MMMM",
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyy.MM.dd",
        "dd-MM-yyyy",
        "dd/MM/yyyy",
        "dd.MM.yyyy",
        "ddd, d MMM yyyy",
        "dddd, MMMM d, yyyy",
        "yyyy年M月d日",
    ];

    /// <summary>The form of a document that has no date yet.</summary>
    public static DateForm Default(bool markdown) => new(markdown ? "yyyy-MM-dd" : "MMM d");

    /// <summary>The form that a date is written in; the page's own where it is none of those that can be written.</summary>
    public static DateForm Of(string date)
    {
        foreach (var format in Known)
        {
            if (
                DateTime.TryParseExact(date, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            )
                return new DateForm(format);
        }
        return Default(markdown: false);
    }

    /// <summary>A date in this form.</summary>
    public string Write(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);
}
