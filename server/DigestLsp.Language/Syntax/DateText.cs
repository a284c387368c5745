using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Reads a line that is a date and nothing else, in all the forms seen in digests: <c>Aug 1</c>,
/// <c>Oct 28, 2024</c>, <c>28 July 2025</c>, <c>Mon, 12 Jun 2023 21:15:25 GMT</c>, <c>2026-05-13</c>,
/// <c>2018/10/01</c>, <c>2026.05.12</c>, <c>02-09-2025</c>, <c>2025-W35</c>, <c>July 17 - July 23</c>,
/// <c>(June 23 - June 29) - 2025</c>, <c>2025年8月1日</c>.
/// </summary>
public static partial class DateText
{
    private const int Longest = 64;

    // Names are looked up once the form fits: a pattern with all of them in it is a method of tens of kilobytes.
    private const string Month = "[a-z]{3,9}";
    private const string Weekday = "(?:(?<weekday>[a-z]{3,9})\\.?,?\\s+)?";

    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly HashSet<string> Weekdays = new(
        ["mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "sat", "satur", "sun"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The date that makes up the whole text, markup of a heading or an item around it aside.</summary>
    /// <param name="text">One line, or a block of one line with blank lines behind it.</param>
    /// <returns>The date and where it stands in the text, or null.</returns>
    public static (TextSpan Span, DigestDate Date)? Find(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart(" \t\r\n#*_=[\uFEFF").Length;
        if (text[start..].StartsWith("- ", StringComparison.Ordinal))
            start = text.Length - text[(start + 1)..].TrimStart(" *_[").Length;
        var length = text.TrimEnd(" \t\r\n#*_=:]").Length - start;
        if (length is < 4 or > Longest)
            return null;
        var line = text.Slice(start, length);
        if (line.IndexOfAnyInRange('0', '9') < 0 || line.IndexOfAny('\n', '\r') >= 0)
            return null;
        return Read(line) is { } date ? (new TextSpan(start, length), date) : null;
    }

    /// <summary>The date that a heading is, or that it ends in behind <c>for</c>, a colon, a dash or a bracket.</summary>
    public static (TextSpan Span, DigestDate Date)? FindInHeading(ReadOnlySpan<char> text)
    {
        if (Find(text) is { } whole)
            return whole;
        var line = text[..LineBreaks.ContentLength(text)];
        if (line.Length > 200 || !line.StartsWith('#'))
            return null;
        ReadOnlySpan<string> before = [" for ", ": ", " - ", " – ", " — ", " | ", " ("];
        foreach (var mark in before)
        {
            var at = line.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Find(line[(at + mark.Length)..].TrimEnd(") ")) is { } date)
                return (date.Span.Shift(at + mark.Length), date.Date);
        }
        return null;
    }

    /// <summary>The date on the last of the lines that are one, or that end in one behind <c>Published on</c>.</summary>
    public static (TextSpan Span, DigestDate Date)? FindLast(ReadOnlySpan<char> text)
    {
        (TextSpan, DigestDate)? found = null;
        for (var offset = 0; offset < text.Length; )
        {
            var line = text.Slice(offset, LineBreaks.LineLength(text[offset..], out _));
            var skipped =
                PublishedOn().EnumerateMatches(line) is var matches && matches.MoveNext()
                    ? matches.Current.Index + matches.Current.Length
                    : 0;
            if (Find(line[skipped..]) is { } date)
                found = (date.Span.Shift(offset + skipped), date.Date);
            offset += line.Length;
        }
        return found;
    }

    private static DigestDate? Read(ReadOnlySpan<char> line)
    {
        var text = line.ToString();
        if (MonthFirst().Match(text) is { Success: true } named)
            return Named(named);
        if (DayFirst().Match(text) is { Success: true } european)
            return Named(european);
        if (YearFirst().Match(text) is { Success: true } iso)
            return IsWeekday(iso) ? Numeric(iso) : null;
        if (YearLast().Match(text) is { Success: true } numeric)
            return Numeric(numeric);
        if (WeekOfYear().Match(text) is { Success: true } week)
            return new DigestDate(Number(week, "y"), 0, 0) { Week = Number(week, "w") };
        return Range().Match(text) is { Success: true } range ? Days(range) : null;
    }

    private static DigestDate Numeric(Match match) =>
        new(Number(match, "y"), Number(match, "m")!.Value, Number(match, "d")!.Value);

    private static DigestDate? Named(Match match) =>
        IsWeekday(match) && MonthNumber(match.Groups["m"].ValueSpan) is { } month
            ? new DigestDate(Number(match, "y"), month, Number(match, "d")!.Value)
            : null;

    private static DigestDate? Days(Match match)
    {
        var (year, until) = (Number(match, "y"), match.Groups["m2"]);
        if (MonthNumber(match.Groups["m"].ValueSpan) is not { } month)
            return null;
        if ((until.Success ? MonthNumber(until.ValueSpan) : month) is not { } last)
            return null;
        return new DigestDate(year, month, Number(match, "d")!.Value)
        {
            Until = new DigestDate(year, last, Number(match, "d2")!.Value),
        };
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success
            ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    private static bool IsWeekday(Match match)
    {
        var name = match.Groups["weekday"].ValueSpan;
        if (name.EndsWith("day", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        return name.IsEmpty || Weekdays.Contains(name.ToString());
    }

    /// <summary>1 to 12 for an English month's name, its start of three letters, or <c>sept</c>.</summary>
    private static int? MonthNumber(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (
                name.Equals(Months[i], StringComparison.OrdinalIgnoreCase)
                || name.Equals(Months[i].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)
            )
                return i + 1;
        }
        return name.Equals("sept", StringComparison.OrdinalIgnoreCase) ? 9 : null;
    }

    [GeneratedRegex(
        "^"
            + Weekday
            + "(?<m>"
            + Month
            + ")\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<y>(?:19|20)\\d\\d))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        "^"
            + Weekday
            + "(?<d>\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(?<m>"
            + Month
            + ")\\.?(?:,?\\s+(?<y>(?:19|20)\\d\\d))?(?:\\s+\\d\\d:\\d\\d(?::\\d\\d)?(?:\\s+[A-Z]{1,4}|\\s+[+-]\\d{4})?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        "^"
            + Weekday
            + "(?<y>(?:19|20)\\d\\d)(?:(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})|年\\s?(?<m>\\d{1,2})月\\s?(?<d>\\d{1,2})日)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex YearFirst();

    [GeneratedRegex(
        "^(?<d>\\d{1,2})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<y>(?:19|20)\\d\\d)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearLast();

    [GeneratedRegex(
        "^(?:(?<y>(?:19|20)\\d\\d)[- ]?W(?:eek)?\\s?(?<w>\\d{1,2})|Week\\s(?<w>\\d{1,2})(?:,?\\s+(?<y>(?:19|20)\\d\\d))?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeekOfYear();

    [GeneratedRegex(
        "^\\(?(?<m>"
            + Month
            + ")\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:-|–|—|to)\\s*(?:(?<m2>"
            + Month
            + ")\\.?\\s+)?(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\)?(?:\\s*[-,–]?\\s*(?<y>(?:19|20)\\d\\d))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Range();

    [GeneratedRegex("^\\s*Published\\s+on\\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishedOn();
}
