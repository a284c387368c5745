using System.Globalization;

namespace DigestLsp.Language.Export;

/// <summary>A feed in RSS 2.0.</summary>
internal static class RssExport
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static string Write(ExportDigest digest) =>
        Feed.Write(xml =>
        {
            var publication = digest.Publication;
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", Feed.Text(publication.Title));
            // A channel must lead somewhere: to the digest's page, else to its first paper.
            xml.WriteElementString(
                "link",
                publication.Address
                    ?? Feed.Items(digest).Select(i => i.Paper.Url).FirstOrDefault(u => u is not null)
                    ?? "https://arxiv.org/"
            );
            xml.WriteElementString("description", Feed.Text(publication.Title));
            xml.WriteElementString("lastBuildDate", Date(publication.Made));
            xml.WriteElementString("generator", "digest-lsp");
            foreach (var (paper, id, day) in Feed.Items(digest))
            {
                xml.WriteStartElement("item");
                xml.WriteElementString("title", Feed.Text(Feed.Title(paper)));
                if (paper.Url is { } url)
                    xml.WriteElementString("link", url);
                xml.WriteStartElement("guid");
                xml.WriteAttributeString("isPermaLink", id == paper.Url ? "true" : "false");
                xml.WriteString(id);
                xml.WriteEndElement();
                xml.WriteElementString("pubDate", Date(day));
                foreach (var author in paper.Authors)
                    xml.WriteElementString("creator", DublinCore, Feed.Text(author));
                if (Feed.Html(paper) is { Length: > 0 } html)
                    xml.WriteElementString("description", html);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    // RFC 822 with the four digits of a year, as RSS asks.
    private static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
