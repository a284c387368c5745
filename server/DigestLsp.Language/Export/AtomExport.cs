using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>Exports an Atom feed (RFC 4287).</summary>
internal static class AtomExport
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static string Write(ExportDigest digest)
    {
        var publication = digest.Publication;
        var feed = new StringBuilder(Feed.Declaration, digest.Room)
            .Append($"<feed xmlns=\"{Namespace}\">\n")
            .Element(1, "id", publication.Address ?? Feed.NameOf(publication.Title))
            .Element(1, "title", publication.Title)
            .Element(1, "updated", Date(publication.Made));
        if (publication.Address is { } address)
            Link(feed, 1, address);
        // An entry without authors inherits the feed's.
        Author(feed, 1, publication.Title);
        feed.Element(1, "generator", "digest-lsp");
        foreach (var (paper, id, day) in Feed.Items(digest))
            Entry(feed, paper, id, day, publication.Made);
        return feed.Append("</feed>\n").ToString();
    }

    private static void Entry(
        StringBuilder entry,
        ExportPaper paper,
        string id,
        DateTimeOffset? day,
        DateTimeOffset made
    )
    {
        entry
            .Append("  <entry>\n")
            .Element(2, "id", id)
            .Element(2, "title", Feed.Title(paper))
            // Required by Atom.
            .Element(2, "updated", Date(day ?? made));
        if (day is { } published)
            entry.Element(2, "published", Date(published));
        foreach (var author in paper.Authors)
            Author(entry, 2, author);
        if (paper.Url is { } url)
            Link(entry, 2, url);
        foreach (var tag in paper.Tags)
            entry.Append($"    <category term=\"{Feed.Text(tag)}\" />\n");
        // An entry without a link must have a summary or content (RFC 4287, 4.1.1).
        if (paper.Abstract.Length > 0 || paper.Url is null)
            Feed.Html(entry, 2, "content", paper, " type=\"html\"");
        entry.Append("  </entry>\n");
    }

    private static void Author(StringBuilder xml, int depth, string name) =>
        xml.Append(' ', depth * 2)
            .Append("<author>\n")
            .Element(depth + 1, "name", name)
            .Append(' ', depth * 2)
            .Append("</author>\n");

    private static void Link(StringBuilder xml, int depth, string address) =>
        xml.Append(' ', depth * 2).Append($"<link rel=\"alternate\" href=\"{Feed.Text(address)}\" />\n");

    private static string Date(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
