using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Parses lines that consist of a date. Known formats are <c>Aug 1</c>, <c>Oct 28, 2024</c>, <c>28 July 2025</c>,
/// <c>Mon, 12 Jun 2023 21:15:25 GMT</c>, <c>2026-05-13</c>, <c>2018/10/01</c>, <c>2026.05.12</c>, <c>02-09-2025</c>, <c>2025-W35</c>,
/// <c>July 17 - July 23</c>, <c>(June 23 - June 29) - 2025</c>, <c>2025年8月1日</c>, and the same in other languages.
/// <see cref="DayText"/> finds dates in titles and file names.
/// </summary>
public static partial class DateText
{
    private const int Longest = 64;

    // Names are looked up after the format matches: a pattern with all names compiles to tens of kilobytes.
    private const string Month = "\\p{L}{3,10}";
    private const string Weekday = "(?:(?<weekday>\\p{L}{2,11})\\.?,?\\s+)?";
    private const string Year = "(?<y>(?:19|20)\\d\\d)";

    /// <summary>Gets the date that is the whole text, apart from heading or list markup.</summary>
    /// <param name="text">One line, or a block of one line with blank lines after it.</param>
    /// <returns>The date and its span, or null.</returns>
    public static (TextSpan Span, DigestDate Date)? Find(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart(" \t\r\n#*_=[\uFEFF").Length;
        if (text[start..].StartsWith("- ", StringComparison.Ordinal))
            start = text.Length - text[(start + 1)..].TrimStart(" *_[").Length;
        start += MarkLength(text[start..]);
        var length = text.TrimEnd(" \t\r\n#*_=:：]").Length - start;
        if (length is < 4 or > Longest)
            return null;
        var line = text.Slice(start, length);
        if (line.IndexOfAnyInRange('0', '9') < 0 || line.IndexOfAny('\n', '\r') >= 0)
            return null;
        return Read(line) is { } date ? (new TextSpan(start, length), date) : null;
    }

    // "📅 2026-08-05", "Added 2018/10/01:"
    private static int MarkLength(ReadOnlySpan<char> text)
    {
        var length = Emoji.LengthAtStart(text);
        if (length > 0)
            length = text.Length - text[length..].TrimStart(" *_").Length;
        return text[length..].StartsWith("Added ", StringComparison.OrdinalIgnoreCase)
            ? length + "Added ".Length
            : length;
    }

    /// <summary>Gets the date that a heading consists of, or ends with after <c>for</c>, a colon, a dash or a bracket.</summary>
    public static (TextSpan Span, DigestDate Date)? FindInHeading(ReadOnlySpan<char> text)
    {
        if (Find(text) is { } whole)
            return whole;
        var line = text[..LineBreaks.ContentLength(text)];
        if (line.Length > 200 || !line.StartsWith('#'))
            return null;
        ReadOnlySpan<string> before = [" for ", ": ", " - ", " – ", " — ", " | ", " (", " · ", "："];
        foreach (var mark in before)
        {
            var at = line.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && Find(line[(at + mark.Length)..].TrimEnd(") ")) is { } date)
                return (date.Span.Shift(at + mark.Length), date.Date);
        }
        return null;
    }

    /// <summary>Gets the month and day of a heading below a month: <c>### 2.9</c>.</summary>
    internal static (TextSpan Span, DigestDate Date)? FindMonthAndDay(ReadOnlySpan<char> heading)
    {
        var line = heading[..LineBreaks.ContentLength(heading)];
        var start = line.Length - line.TrimStart("#*_= ").Length;
        var text = line[start..].TrimEnd("#*_= :：");
        var mark = text.IndexOfAny('.', '/');
        if (
            mark is not (1 or 2)
            || text.Length - mark is not (2 or 3)
            || text[..mark].IndexOfAnyExceptInRange('0', '9') >= 0
            || text[(mark + 1)..].IndexOfAnyExceptInRange('0', '9') >= 0
        )
            return null;
        var date = new DigestDate(
            null,
            int.Parse(text[..mark], CultureInfo.InvariantCulture),
            int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture)
        );
        return date.IsPossible ? (new TextSpan(start, text.Length), date) : null;
    }

    /// <summary>Gets the date on the last line that is one or ends with one after <c>Published on</c>.</summary>
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
        if (WeekOfYear().Match(text) is { Success: true } week)
            return new DigestDate(Number(week, "y"), 0, 0) { Week = Number(week, "w") };
        if (MonthFirst().Match(text) is { Success: true } named)
            return Named(named);
        if (DayFirst().Match(text) is { Success: true } european)
            return Named(european);
        if (YearFirst().Match(text) is { Success: true } iso)
            return IsWeekday(iso) ? Numeric(iso) : null;
        if (EastAsian().Match(text) is { Success: true } eastAsian)
            return Numeric(eastAsian);
        if (YearLast().Match(text) is { Success: true } numeric)
            return DayAndMonth(Numeric(numeric));
        if (WeekOf().Match(text) is { Success: true } weekOf)
            return Read(weekOf.Groups["day"].ValueSpan) is { Week: null } day ? WeekWith(day) : null;
        if (Range().Match(text) is { Success: true } range)
            return Days(range);
        return Between().Match(text) is { Success: true } between ? FromTo(between) : null;
    }

    // "8/21/2026" is unambiguous; "04/03/2032" stays day first.
    private static DigestDate DayAndMonth(DigestDate date) =>
        date is { Month: > 12, Day: <= 12 } ? date with { Month = date.Day, Day = date.Month } : date;

    // The ISO week of a day; a day without a year has none.
    private static DigestDate WeekWith(DigestDate day) =>
        day is { Year: { } year, IsPossible: true }
            ? new DigestDate(ISOWeek.GetYear(new DateTime(year, day.Month, day.Day)), 0, 0)
            {
                Week = ISOWeek.GetWeekOfYear(new DateTime(year, day.Month, day.Day)),
            }
            : day;

    // Both ends are complete dates: "2026-08-15 至 2026-08-21", "3 - 7 August 2026".
    private static DigestDate? FromTo(Match match)
    {
        if (Read(match.Groups["to"].ValueSpan) is not { Week: null, Until: null } last)
            return null;
        var from = match.Groups["from"].ValueSpan;
        var first = int.TryParse(
            from.TrimEnd('.'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var day
        )
            ? last with
            {
                Day = day,
            }
            : Read(from);
        if (first is not { Week: null, Until: null })
            return null;
        return first with
        {
            Year = first.Year ?? last.Year,
            Until = last with { Year = last.Year ?? first.Year },
        };
    }

    private static DigestDate Numeric(Match match) =>
        new(Number(match, "y"), Number(match, "m")!.Value, Number(match, "d")!.Value);

    private static DigestDate? Named(Match match) =>
        IsWeekday(match) && MonthNumber(match.Groups["m"].ValueSpan) is { } month
            ? match.Groups["short"].Success
                ? match.Groups["weekday"].Success
                    ? new DigestDate(2000 + Number(match, "short"), month, Number(match, "d")!.Value)
                    : null
                : new DigestDate(Number(match, "y"), month, Number(match, "d")!.Value)
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

    private static bool IsWeekday(Match match) =>
        match.Groups["weekday"] is not { Success: true } name || DateNames.IsWeekday(name.ValueSpan);

    private static int? MonthNumber(ReadOnlySpan<char> name) => DateNames.Month(name);

    [GeneratedRegex(
        "^"
            + Weekday
            + "(?<m>"
            + Month
            + ")\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<y>(?:19|20)\\d\\d))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MonthFirst();

    // "28 July 2025", "3. August 2026", "3 de agosto de 2026", "1er août", "18-Feb-2025"; after a weekday two digits are a year: "Tue, 23 Jul 24".
    [GeneratedRegex(
        "^"
            + Weekday
            + "(?<d>\\d{1,2})(?:(?:st|nd|rd|th|er|º)?\\.?\\s+(?:de\\s+|of\\s+)?|-)(?<m>"
            + Month
            + ")\\.?(?:(?:,?\\s+(?:de\\s+|del\\s+)?|-)(?<y>(?:19|20)\\d\\d|(?<short>\\d\\d)))?(?:\\s+\\d\\d:\\d\\d(?::\\d\\d)?(?:\\s+[A-Z]{1,4}|\\s+[+-]\\d{4})?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        "^"
            + Weekday
            + Year
            + "(?<s>[-/._])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?:\\s*[(（]\\p{L}{1,10}[)）])?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex YearFirst();

    // "2025年8月1日", "8月3日", "2026년 8월 3일", optionally followed by the weekday.
    [GeneratedRegex(
        "^(?:"
            + Year
            + "\\s?[年년]\\s?)?(?<m>\\d{1,2})\\s?[月월]\\s?(?<d>\\d{1,2})\\s?[日号號일](?:\\s?[(（]?(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)[)）]?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EastAsian();

    [GeneratedRegex(
        "^(?<d>\\d{1,2})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<y>(?:19|20)\\d\\d)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex YearLast();

    // "2025-W35", "Week 31, 2026", "KW 31/2026", "2026年第31周", "semaine 31 2026".
    [GeneratedRegex(
        "^(?:"
            + Year
            + "[- ]?W(?:eek)?\\s?(?<w>\\d{1,2})|(?:Week|KW|CW|Woche|semaine|semana|settimana)\\s(?<w>\\d{1,2})(?:(?:,?\\s+|/)(?:de\\s+)?"
            + Year
            + ")?|(?:"
            + Year
            + "\\s?年\\s?)?第\\s?(?<w>\\d{1,2})\\s?[周週]|"
            + Year
            + "년\\s?(?<w>\\d{1,2})주(?:차)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeekOfYear();

    [GeneratedRegex(
        "^(?:the\\s+)?(?:Week\\s+(?:of|from)|Woche\\s+(?:vom|ab)|semaine\\s+du|semana\\s+del?|settimana\\s+del)\\s+(?<day>.+)$|^(?<day>.+[日일])の?\\s?(?:の週|週|주)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeekOf();

    [GeneratedRegex(
        "^\\(?(?<from>[^()]{1,32}?)\\s*(?:–|—|~|～|→|\\.\\.|至|到|\\s(?:-|/|to|bis|au|à|al?|until|through)\\s|(?<=\\d)-(?=\\d{1,2}\\.?\\s[A-Za-z\u00C0-\u024F\u0400-\u04FF]{3})|(?<=[日일])-)\\s*(?<to>[^()]{4,32})\\)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Between();

    [GeneratedRegex(
        "^\\(?(?<m>"
            + Month
            + ")\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s*(?:-|–|—|to)\\s*(?:(?<m2>"
            + Month
            + ")\\.?\\s+)?(?<d2>\\d{1,2})(?:st|nd|rd|th)?\\)?(?:\\s*[-,–]?\\s*(?<y>(?:19|20)\\d\\d))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        "(?:^|\\s·)\\s*Published\\s+on\\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PublishedOn();
}
