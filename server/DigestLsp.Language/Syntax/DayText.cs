using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Finds the day of the following papers in lines with more than a date, and in file names. The caller decides whether such a line is a
/// paper itself.
/// </summary>
public static partial class DayText
{
    private const int MaxLength = 240;

    /// <summary>
    /// Finds the day or week in a heading or title: <c># Daily digest | 2026-05-12</c>, <c>New submissions for Tue, 23 Jul 24</c>,
    /// <c>2026年8月3日 论文</c>. Dates of updates, versions and program runs do not count.
    /// </summary>
    /// <param name="line">One line, including heading markers.</param>
    public static (TextSpan Span, DigestDate Date)? FindInTitle(ReadOnlySpan<char> line)
    {
        line = line[..Math.Min(MaxLength, LineBreaks.ContentLength(line))];
        if (line.IndexOfAnyInRange('0', '9') < 0 || IsNoDay(line))
            return null;
        if (DateText.Find(line) is { } whole)
            return whole;
        var text = line.ToString();
        foreach (var match in (ReadOnlySpan<Match>)[InTitle().Match(text), WeekInTitle().Match(text)])
        {
            if (match.Success && DateText.Find(match.Value) is { } found)
                return (found.Span.Shift(match.Index), found.Date);
        }
        return null;
    }

    /// <summary>
    /// Finds the days that a digest covers according to a line: <c>覆盖：2026-08-15 至 2026-08-21</c>. Headings take precedence.
    /// </summary>
    public static (TextSpan Span, DigestDate Date)? FindCoverage(ReadOnlySpan<char> line)
    {
        var text = line[..Math.Min(MaxLength, LineBreaks.ContentLength(line))].ToString();
        if (Coverage().Match(text) is not { Success: true } match)
            return null;
        var value = match.Groups["value"];
        return DateText.Find(value.Value) is { } found ? (found.Span.Shift(value.Index), found.Date) : null;
    }

    /// <summary>
    /// Whether a line dates an update, a version or a program run: <c>Last Updated: …</c>, <c>生成时间</c>, <c>[1.2.0] - 2026-08-03</c>.
    /// </summary>
    public static bool IsNoDay(ReadOnlySpan<char> line) =>
        NoDay().IsMatch(line[..Math.Min(MaxLength, LineBreaks.ContentLength(line))]);

    /// <summary>
    /// Parses a heading of a month with its year, which is not a day: <c># 2026 February</c>, <c>2026年8月</c>. Returns null if it is not
    /// one.
    /// </summary>
    public static (int Year, int Month)? FindMonth(ReadOnlySpan<char> line)
    {
        var text = Whitespace.Trim(line).Trim("#*_= ").ToString();
        if (Month().Match(text) is not { Success: true } match)
            return null;
        var name = match.Groups["name"];
        var month = name.Success ? DateNames.Month(name.ValueSpan) : Number(match, "m");
        return month is >= 1 and <= 12 ? (Number(match, "y"), month.Value) : null;
    }

    /// <summary>
    /// Parses a day below a month heading: <c>### 2.9</c>, <c>2/9</c>, <c>8月3日</c>, <c>9</c>, <c>9日</c>. Returns null if it is not in that
    /// month.
    /// </summary>
    /// <param name="line">The line, including heading markers.</param>
    /// <param name="year">The year of the month.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static DigestDate? FindDayOf(ReadOnlySpan<char> line, int year, int month)
    {
        var text = Whitespace.Trim(line).Trim("#*_= :：").ToString();
        if (DayOfMonth().Match(text) is { Success: true } match)
        {
            if (match.Groups["m"].Success && Number(match, "m") != month)
                return null;
            var date = new DigestDate(year, month, Number(match, "d"));
            return date.IsPossible ? date : null;
        }
        return DateText.Find(line) is { Date: { Week: null, Until: null } found } && found.Month == month
            ? found with
            {
                Year = found.Year ?? year,
            }
            : null;
    }

    /// <summary>
    /// Gets the day in a file name: <c>2026-08-05.md</c>, <c>digest_2026_08_05.txt</c>, <c>20260805.md</c>, <c>2026-W31.md</c>,
    /// <c>0304-0308.md</c>.
    /// </summary>
    /// <param name="file">The name, path or URI of the file.</param>
    public static DigestDate? OfFileName(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        if (name.LastIndexOf('.') is > 0 and var dot)
            name = name[..dot];
        if (DaysInName().Match(name) is { Success: true } days)
        {
            var first = new DigestDate(null, Number(days, "m"), Number(days, "d"));
            var last = new DigestDate(null, Number(days, "m2"), Number(days, "d2"));
            return first.IsPossible && last.IsPossible ? first with { Until = last } : null;
        }
        if (WeekInName().Match(name) is { Success: true } week)
            return
                new DigestDate(Number(week, "y"), 0, 0) { Week = Number(week, "w") }
                    is { IsPossible: true } found
                ? found
                : null;
        if (DayInName().Match(name) is { Success: true } day)
            return
                new DigestDate(Number(day, "y"), Number(day, "m"), Number(day, "d"))
                    is { IsPossible: true } found
                ? found
                : null;
        return DateText.Find(name.Replace('_', ' ')) is { Date: { IsPossible: true, Year: not null } date }
            ? date
            : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private const string Iso = @"(?<![\d.])(?:19|20)\d\d[-/._]\d{1,2}[-/._]\d{1,2}(?![\d.]*\d)";
    private const string Cjk =
        @"(?:(?:19|20)\d\d\s?[年년]\s?)?(?<!\d)\d{1,2}\s?[月월]\s?\d{1,2}\s?[日号일](?!本)";
    private const string NamedRange =
        @"\b\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|—|to)\s*(?:\p{L}{3,10}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?\)?(?:,?\s+|\s*-\s*)(?:19|20)\d\d\b|\b\d{1,2}\.?\s*(?:-|–|—)\s*\d{1,2}\.?\s+\p{L}{3,10}\.?,?\s+(?:19|20)\d\d\b";
    private const string Named =
        @"(?:\b\p{L}{3,10}\.?,?\s+)?\b(?:\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|er)?\.?\s+(?:de\s+|of\s+)?\p{L}{3,10}\.?,?\s+(?:de\s+|del\s+)?(?:19|20)\d\d)\b|\b\p{L}{3},\s+\d{1,2}\s+\p{L}{3}\s+\d\d\b";

    // A range first, then a date; month names are checked when the date is parsed.
    [GeneratedRegex(
        $@"{Iso}\s*(?:–|—|~|～|→|至|到|\s(?:-|to|bis|au|à)\s)\s*{Iso}|{Iso}|{Cjk}\s*(?:–|—|~|～|→|至|到|-)\s*{Cjk}|{Cjk}|(?:the\s+)?(?:Week\s+(?:of|from)|Woche\s+(?:vom|ab)|semaine\s+du|semana\s+del?|settimana\s+del)\s+[^|·()]+|{NamedRange}|{Named}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex InTitle();

    [GeneratedRegex(
        @"\b(?:19|20)\d\d[- ]?W(?:eek\s?)?\d{1,2}\b|\b(?:Week|KW|Woche|semaine|semana|settimana)\s\d{1,2}(?:(?:,?\s+|/)(?:de\s+)?(?:19|20)\d\d)\b|(?:19|20)\d\d\s?年\s?第\s?\d{1,2}\s?[周週]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WeekInTitle();

    [GeneratedRegex(
        @"^[\s>*_#-]*(?:覆盖(?:范围|时间)?|时间范围|收录范围|统计时间|Window covered|Covered?(?:s|age)?|Covering|Period(?: covered)?|Date range|Zeitraum|Période|Periodo|Período|対象期間|期間|기간)\**\s*[:：]?\**\s*[:：]?\s*(?<value>[^|·]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Coverage();

    [GeneratedRegex(
        @"^[\s>*_#\p{So}\p{Cs}\uFE0F`-]*(?:(?:last\s+|auto\s+|data\s+)?updated?\b|last\s+(?:modified|edited|commit|run|build)|generated\b|created\b|retrieved\b|accessed\b|built\b|copyright|©|deadline|更新|最后更新|最近更新|生成|创建|抓取|自动生成|最終更新|更新日|作成日|생성|업데이트|stand\b|aktualisiert|mis à jour|actualizado|(?:examined\b[^:]*)?date\s+range|\[?v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:[-+.][\w.]+)?\]?(?=\s*(?:[-–—(:]|$))(?!\d{1,3}\.\d{1,3}$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NoDay();

    [GeneratedRegex(
        @"^(?:(?<y>(?:19|20)\d\d)(?:\s+|[-/.])(?:(?<name>\p{L}{3,10})|(?<m>\d{1,2}))|(?<name>\p{L}{3,10})\.?,?\s+(?:de\s+)?(?<y>(?:19|20)\d\d)|(?<y>(?:19|20)\d\d)\s?[年년]\s?(?<m>\d{1,2})\s?[月월]|(?<m>\d{1,2})/(?<y>(?:19|20)\d\d))$"
    )]
    private static partial Regex Month();

    [GeneratedRegex(
        @"^(?:(?<m>\d{1,2})[./-](?<d>\d{1,2})|(?:(?<m>\d{1,2})\s?[月월]\s?)?(?<d>\d{1,2})\s?[日号일]|(?<d>\d{1,2})(?:st|nd|rd|th)?)$"
    )]
    private static partial Regex DayOfMonth();

    [GeneratedRegex(
        @"(?<!\d)(?<y>(?:19|20)\d\d)(?<s>[-_.]?)(?<m>0[1-9]|1[0-2])\k<s>(?<d>0[1-9]|[12]\d|3[01])(?!\d)"
    )]
    private static partial Regex DayInName();

    [GeneratedRegex(
        @"^(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])-(?<m2>0[1-9]|1[0-2])(?<d2>0[1-9]|[12]\d|3[01])$"
    )]
    private static partial Regex DaysInName();

    [GeneratedRegex(
        @"(?<!\d)(?<y>(?:19|20)\d\d)[-_ ]?(?:W|week|KW)[-_ ]?(?<w>\d{1,2})(?!\d)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex WeekInName();
}
