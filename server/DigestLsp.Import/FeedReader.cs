using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>Reads Atom and RSS feeds: arXiv's, and those that the export writes.</summary>
internal static class FeedReader
{
    private const string AbstractLabel = "Abstract:";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom";

    /// <summary>Whether a text looks like a feed and not a page.</summary>
    public static bool IsFeed(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1000));
        return head.Contains("<rss", StringComparison.Ordinal)
            || head.Contains("<rdf:RDF", StringComparison.Ordinal)
            || (
                head.Contains("<feed", StringComparison.Ordinal)
                && text.Contains(Atom.NamespaceName, StringComparison.Ordinal)
            );
    }

    /// <summary>Reads the papers of a feed.</summary>
    /// <exception cref="XmlException">The text is not well-formed XML.</exception>
    public static IReadOnlyList<ExportDay> Read(string text)
    {
        if (text.Length > HtmlPage.Longest)
            return [];
        using var source = new StringReader(text.TrimStart());
        using var xml = XmlReader.Create(
            source,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var feed = XDocument.Load(xml).Root!;
        var updated = Value(feed, "updated");
        var papers = feed.Descendants()
            .Where(e => e.Name == Atom + "entry" || e.Name.LocalName == "item")
            .Select(e => Paper(e, updated))
            .Where(p => p.Title.Length + p.Abstract.Length > 0)
            .ToList();
        return papers.Count == 0 ? [] : [new ExportDay(null, null, papers)];
    }

    private static ExportPaper Paper(XElement entry, string feedUpdated)
    {
        var link = Link(entry);
        var id = ArxivIdText.InLink(Value(entry, "id")) ?? (link is null ? null : ArxivIdText.InLink(link));
        var doi = id is null && link is not null ? LinkTarget.Of(link) : null;
        var isDoi = doi is { Kind: LinkKind.Doi };
        // A paper without a title is exported with its link as the title.
        var title = Value(entry, "title");
        return FoundPaper.Of(
            title == link ? "" : title,
            Paragraphs(entry),
            id,
            Authors(entry),
            Published(entry, feedUpdated),
            [
                ("Link", id is null && !isDoi ? FoundPaper.Web(link) : null),
                ("Tags", string.Join(", ", Categories(entry))),
                ("Note", entry.Element(Arxiv + "comment")?.Value),
            ],
            isDoi ? doi!.Id : null
        );
    }

    private static string? Link(XElement entry)
    {
        var links = Children(entry, "link").ToList();
        var link =
            links.Find(l => (string?)l.Attribute("rel") is null or "alternate") ?? links.FirstOrDefault();
        return link is null ? null : ((string?)link.Attribute("href") ?? link.Value).Trim();
    }

    // Atom text is plain unless declared otherwise; an RSS description is HTML.
    private static IEnumerable<string> Paragraphs(XElement entry)
    {
        var text =
            Children(entry, "summary").FirstOrDefault()
            ?? Children(entry, "encoded").FirstOrDefault()
            ?? Children(entry, "content").FirstOrDefault()
            ?? Children(entry, "description").FirstOrDefault();
        if (text is null)
            return [];
        var value = text.Value;
        var isPlain = text.Name.Namespace == Atom && (string?)text.Attribute("type") is null or "text";
        if (isPlain || value.AsSpan().IndexOfAny('<', '&') < 0)
            return WithoutAnnouncement(value).ReplaceLineEndings("\n").Split("\n\n");
        using var page = HtmlPage.Parse(value);
        if (page?.Body is not { } body)
            return [];
        var paragraphs = body.Children.Where(e => e.LocalName == "p").Select(p => p.Text()).ToList();
        return paragraphs.Count > 0 ? paragraphs : [WithoutAnnouncement(body.Text())];
    }

    // arXiv's RSS: "arXiv:2508.00011v1 Announce Type: new Abstract: We …"
    private static string WithoutAnnouncement(string text) =>
        text.StartsWith("arXiv:", StringComparison.Ordinal)
        && text.IndexOf(AbstractLabel, StringComparison.Ordinal) is >= 0 and var label
            ? text[(label + AbstractLabel.Length)..]
            : text;

    private static IEnumerable<string> Authors(XElement entry)
    {
        var creators = Children(entry, "creator").SelectMany(c => FieldText.AuthorNames(c.Value)).ToList();
        return creators.Count > 0
            ? creators
            : Children(entry, "author").Select(a => Value(a, "name")).Where(n => n.Length > 0);
    }

    // An entry without its own date has the feed's time.
    private static DigestDate? Published(XElement entry, string feedUpdated)
    {
        var time = Value(entry, "published");
        if (time.Length == 0)
            time = Value(entry, "date");
        if (time.Length == 0 && Value(entry, "updated") is var updated && updated != feedUpdated)
            time = updated;
        if (time.Length >= 10)
            return DateText.Find(time.AsSpan(0, 10))?.Date;
        return DateTimeOffset.TryParse(
            Value(entry, "pubDate"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? DateText.Find(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))?.Date
            : null;
    }

    // arXiv's primary category first, without classes of other systems.
    private static IEnumerable<string> Categories(XElement entry)
    {
        var names = entry
            .Elements(Arxiv + "primary_category")
            .Concat(Children(entry, "category"))
            .Select(c => (string?)c.Attribute("term") ?? c.Value);
        return (
            entry.Elements().Any(e => e.Name.Namespace == Arxiv)
                ? names.Select(ArxivIdText.Category).OfType<string>()
                : names
        ).Distinct(StringComparer.Ordinal);
    }

    // RSS has no namespace or different ones, depending on the version.
    private static IEnumerable<XElement> Children(XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    private static string Value(XElement element, string name) =>
        Children(element, name).FirstOrDefault()?.Value.Trim() ?? "";
}
