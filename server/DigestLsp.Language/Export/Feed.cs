using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>The common parts of both feeds: entries, dates and XML.</summary>
/// <remarks>
/// The XML has a dozen elements and is written as text: System.ServiceModel.Syndication uses reflection for extensions and does not support
/// native code, and an XmlWriter takes twice the time.
/// </remarks>
internal static class Feed
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    /// <summary>
    /// Gets the papers that have a page or a title, without duplicates, with a stable id and a stable date, or null if the date is unknown.
    /// </summary>
    public static IEnumerable<(ExportPaper Paper, string Id, DateTimeOffset? Day)> Items(ExportDigest digest)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (paper, day) in digest.Papers)
        {
            if (paper.Title.Length == 0 && paper.Url is null)
                continue;
            var id = paper.Url ?? NameOf(paper.Title);
            if (known.Add(paper.Url ?? CanonicalText.Of(paper.Title)))
                yield return (
                    paper,
                    id,
                    Day(paper.Published, paper) ?? Day(day.Date, paper) ?? FirstDay(paper)
                );
        }
    }

    /// <summary>Creates an id from a text: always the same for the same text. FNV-1a with 128 bits; collisions are harmless.</summary>
    public static string NameOf(string text)
    {
        var prime = new UInt128(0x0000000001000000, 0x000000000000013B);
        var hash = new UInt128(0x6C62272E07BB0142, 0x62B821756295C58D);
        foreach (var unit in text)
            hash = ((hash ^ (byte)unit) * prime ^ (byte)(unit >> 8)) * prime;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return "urn:uuid:" + new Guid(bytes);
    }

    /// <summary>Gets the title, or the page of a paper without one.</summary>
    public static string Title(ExportPaper paper) => paper.Title.Length > 0 ? paper.Title : paper.Url!;

    /// <summary>Writes the abstract as HTML in an element, escaped twice in one step.</summary>
    public static void Html(
        StringBuilder xml,
        int depth,
        string name,
        ExportPaper paper,
        string attributes = ""
    )
    {
        xml.Append(' ', depth * 2).Append($"<{name}{attributes}>");
        foreach (var paragraph in paper.Paragraphs)
            xml.Append("&lt;p&gt;")
                .AppendReplaced(CleanText.Line(paragraph), HtmlExport.Marks, Twice)
                .Append("&lt;/p&gt;");
        xml.Append("</").Append(name).Append(">\n");
    }

    private static string Twice(char mark) =>
        mark switch
        {
            '&' => "&amp;amp;",
            '<' => "&amp;lt;",
            '>' => "&amp;gt;",
            '"' => "&amp;quot;",
            _ => "&amp;#39;",
        };

    /// <summary>Escapes text for XML elements and attributes, as in HTML.</summary>
    public static string Text(string text) => HtmlExport.Text(text);

    /// <summary>Writes an element with text on a line.</summary>
    public static StringBuilder Element(this StringBuilder xml, int depth, string name, string text) =>
        xml.Append(' ', depth * 2)
            .Append('<')
            .Append(name)
            .Append('>')
            .AppendReplaced(CleanText.Line(text), HtmlExport.Marks, HtmlExport.Entity)
            .Append("</")
            .Append(name)
            .Append(">\n");

    // The first day of a range, the Monday of a week, or without a year the date closest to the arXiv id.
    private static DateTimeOffset? Day(string? date, ExportPaper paper)
    {
        if (date?.Split('/')[0] is not { Length: 7 or 8 or 10 } first)
            return null;
        if (first.StartsWith("--", StringComparison.Ordinal))
        {
            if (
                FirstDay(paper) is not { } submitted
                || !int.TryParse(
                    first.AsSpan(2, 2),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var month
                )
                || (month - submitted.Month + 12) % 12 > 1
            )
                return null;
            var year = submitted.Year + (month < submitted.Month ? 1 : 0);
            first = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{first.AsSpan(1)}");
        }
        if (
            first.Length == 8
            && int.TryParse(first.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            && int.TryParse(first.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            && of > 0
            && week >= 1
            && week <= ISOWeek.GetWeeksInYear(of)
        )
            return Noon(DateOnly.FromDateTime(ISOWeek.ToDateTime(of, week, DayOfWeek.Monday)));
        return DateOnly.TryParseExact(
            first,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? Noon(day)
            : null;
    }

    // The first day of the month of the arXiv id.
    private static DateTimeOffset? FirstDay(ExportPaper paper) =>
        Citation.Year(paper, null) is { } year
        && paper.ArxivIdWithoutVersion is { } id
        && DateOnly.TryParseExact(
            $"{year}-{id.AsSpan(id.IndexOf('/', StringComparison.Ordinal) + 3, 2)}-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? Noon(day)
            : null;

    // Noon, so that no time zone changes the day.
    private static DateTimeOffset Noon(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
