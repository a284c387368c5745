using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>Exports an RSS 2.0 feed.</summary>
internal static class RssExport
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static string Write(ExportDigest digest)
    {
        var publication = digest.Publication;
        var feed = new StringBuilder(Feed.Declaration, digest.Room)
            .Append($"<rss version=\"2.0\" xmlns:dc=\"{DublinCore}\">\n  <channel>\n")
            .Element(2, "title", publication.Title)
            // A channel requires a link: the digest's page, or its first paper.
            .Element(
                2,
                "link",
                publication.Address
                    ?? digest.Papers.Select(p => p.Paper.Url).FirstOrDefault(u => u is not null)
                    ?? "https://arxiv.org/"
            )
            .Element(2, "description", publication.Title)
            .Element(2, "lastBuildDate", Date(publication.Made))
            .Element(2, "generator", "digest-lsp");
        var (last, date) = ((DateTimeOffset?)null, (string?)null);
        foreach (var (paper, id, day) in Feed.Items(digest))
        {
            // Most papers have the same date as the previous one.
            if (day != last)
                (last, date) = (day, day is null ? null : Date(day.Value));
            Item(feed, paper, id, date);
        }
        return feed.Append("  </channel>\n</rss>\n").ToString();
    }

    private static void Item(StringBuilder item, ExportPaper paper, string id, string? date)
    {
        item.Append("    <item>\n").Element(3, "title", Feed.Title(paper));
        if (paper.Url is { } url)
            item.Element(3, "link", url);
        var isPage = paper.Url is null ? "false" : "true";
        item.Append($"      <guid isPermaLink=\"{isPage}\">{Feed.Text(id)}</guid>\n");
        if (date is not null)
            item.Element(3, "pubDate", date);
        foreach (var author in paper.Authors)
            item.Element(3, "dc:creator", author);
        foreach (var tag in paper.Tags)
            item.Element(3, "category", tag);
        if (paper.Abstract.Length > 0)
            Feed.Html(item, 3, "description", paper);
        item.Append("    </item>\n");
    }

    // RFC 822 with a four-digit year, as required by RSS.
    private static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
