using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestLsp.Language.Features;

/// <summary>A date format: <c>MMM d</c>, <c>yyyy-MM-dd</c>, <c>dddd, MMMM d~, yyyy</c>.</summary>
/// <param name="Format">
/// A .NET custom date format for the invariant culture; <c>~</c> is the ending of <c>1st</c>, <c>2nd</c>, <c>3rd</c>.
/// </param>
public sealed partial record DateForm(string Format)
{
    private const string Unknown = "?";
    private static readonly string[] Endings = ["th", "st", "nd", "rd"];

    /// <summary>Gets the format for a document without dates.</summary>
    public static DateForm Default(bool markdown) => new(markdown ? "yyyy-MM-dd" : "MMM d");

    /// <summary>Gets the format of a date. For a week or range, a plain format, with the year if it has one.</summary>
    public static DateForm Of(string date)
    {
        var pieces = Piece().Matches(date).Select(m => m.Value).ToList();
        var numbers = pieces.FindAll(p => char.IsAsciiDigit(p[0]));
        var isNamed = pieces.Exists(IsMonth);
        // With a month name, the only number is the day; otherwise the day is farthest from the year.
        var rest = new Queue<char>(
            isNamed ? "d"
            : numbers is [{ Length: 4 }, ..] ? "Md"
            : "dM"
        );
        var width = !isNamed && numbers.TrueForAll(n => n.Length > 1) ? 2 : 1;
        var format = string.Concat(pieces.Select(Form));
        return rest.Count == 0 && !format.Contains(Unknown, StringComparison.Ordinal) ? new DateForm(format)
            : numbers.TrueForAll(n => n.Length < 4) ? Default(markdown: false)
            : new DateForm(numbers[0].Length == 4 ? "yyyy-MM-dd" : "MMM d, yyyy");

        string Form(string piece) =>
            !char.IsAsciiLetterOrDigit(piece[0]) ? piece
            : piece.Length == 4 && char.IsAsciiDigit(piece[0]) ? "yyyy"
            : char.IsAsciiDigit(piece[0])
                ? rest.TryDequeue(out var what) ? new string(what, piece[0] == '0' ? 2 : width)
                    : Unknown
            : IsMonth(piece) ? (piece.Length > 3 && IsOneOf(Names.MonthNames, piece) ? "MMMM" : "MMM")
            : IsWeekday(piece) ? (IsOneOf(Names.DayNames, piece) ? "dddd" : "ddd")
            : IsOneOf(Endings, piece) && rest.Count == 0 ? "~"
            : Unknown;
    }

    /// <summary>Formats a date.</summary>
    public string Write(DateOnly date) =>
        date.ToString(Format, CultureInfo.InvariantCulture)
            .Replace(
                "~",
                Endings[date.Day is > 10 and < 14 || date.Day % 10 > 3 ? 0 : date.Day % 10],
                StringComparison.Ordinal
            );

    private static DateTimeFormatInfo Names => DateTimeFormatInfo.InvariantInfo;

    private static bool IsMonth(string piece) => Begins(Names.MonthNames, piece);

    private static bool IsWeekday(string piece) => Begins(Names.DayNames, piece);

    // "Sept" and "Thurs" too.
    private static bool Begins(string[] names, string piece) =>
        piece.Length > 2 && Array.Exists(names, n => n.StartsWith(piece, StringComparison.OrdinalIgnoreCase));

    private static bool IsOneOf(string[] names, string piece) =>
        names.Contains(piece, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("[A-Za-z]+|[0-9]+|[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
