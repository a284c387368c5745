using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace DigestLsp.Language.Export;

/// <summary>What both feeds share: their entries, dates and the XML around them.</summary>
/// <remarks>
/// XmlWriter and forty lines; System.ServiceModel.Syndication reads and writes through reflection for its extensions and is not made for
/// native code.
/// </remarks>
internal static class Feed
{
    /// <summary>The papers that have a page or a title to be known by, each once, with an identifier that stays the same and a day.</summary>
    public static IEnumerable<(ExportPaper Paper, string Id, DateTimeOffset Day)> Items(ExportDigest digest)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (paper, day) in digest.Papers)
        {
            if (paper.Title.Length == 0 && paper.Url is null)
                continue;
            var id = paper.Url ?? NameOf(paper.Title);
            if (known.Add(id))
                yield return (paper, id, Day(paper.Published) ?? Day(day.Date) ?? digest.Publication.Made);
        }
    }

    /// <summary>An identifier made of a text: the same for the same text.</summary>
    public static string NameOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return "urn:uuid:" + new Guid(hash[..16]);
    }

    /// <summary>The title, or the page of a paper without one.</summary>
    public static string Title(ExportPaper paper) => paper.Title.Length > 0 ? paper.Title : paper.Url!;

    /// <summary>The abstract as HTML that a reader shows; empty where there is none.</summary>
    public static string Html(ExportPaper paper) =>
        string.Concat(paper.Paragraphs.Select(p => $"<p>{HtmlExport.Text(p)}</p>"));

    /// <summary>Text as XML can hold it.</summary>
    public static string Text(string text) => CleanText.Line(text);

    public static string Write(Action<XmlWriter> write)
    {
        var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var xml = XmlWriter.Create(feed, settings))
            write(xml);
        return feed.Append('\n').ToString();
    }

    // A day is told only where the year, month and day are known: noon, so that no zone makes another day of it.
    private static DateTimeOffset? Day(string? date) =>
        date is { Length: 10 }
        && DateOnly.TryParseExact(
            date,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero)
            : null;
}
