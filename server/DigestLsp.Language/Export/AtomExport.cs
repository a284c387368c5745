using System.Globalization;
using System.Xml;

namespace DigestLsp.Language.Export;

/// <summary>A feed in Atom (RFC 4287).</summary>
internal static class AtomExport
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static string Write(ExportDigest digest) =>
        Feed.Write(xml =>
        {
            var publication = digest.Publication;
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", publication.Address ?? Feed.NameOf(publication.Title));
            xml.WriteElementString("title", Feed.Text(publication.Title));
            xml.WriteElementString("updated", Date(publication.Made));
            if (publication.Address is { } address)
                Link(xml, address);
            // An entry without authors has the feed's.
            Author(xml, publication.Title);
            xml.WriteElementString("generator", "digest-lsp");
            foreach (var (paper, id, day) in Feed.Items(digest))
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", id);
                xml.WriteElementString("title", Feed.Text(Feed.Title(paper)));
                xml.WriteElementString("updated", Date(day));
                foreach (var author in paper.Authors)
                    Author(xml, author);
                if (paper.Url is { } url)
                    Link(xml, url);
                WriteContent(xml, paper);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });

    // An entry that leads nowhere must say something (RFC 4287, 4.1.1).
    private static void WriteContent(XmlWriter xml, ExportPaper paper)
    {
        var html = Feed.Html(paper);
        if (html.Length == 0 && paper.Url is not null)
            return;
        xml.WriteStartElement("content");
        xml.WriteAttributeString("type", "html");
        xml.WriteString(html);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author");
        xml.WriteElementString("name", Feed.Text(name));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", "alternate");
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
