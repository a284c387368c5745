using System.Xml;
using System.Xml.Linq;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Import;

/// <summary>arXiv's answers and feeds in Atom.</summary>
internal static class ArxivAtom
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Arxiv = "http://arxiv.org/schemas/atom";

    /// <summary>Whether a text looks like a feed; then it is no page.</summary>
    public static bool IsFeed(string text) =>
        text.AsSpan(0, Math.Min(text.Length, 1000)).Contains("<feed", StringComparison.Ordinal)
        && text.Contains("http://www.w3.org/2005/Atom", StringComparison.Ordinal);

    public static IReadOnlyList<ExportDay> Read(string text)
    {
        if (text.Length > HtmlPage.Longest)
            return [];
        try
        {
            using var source = new StringReader(text.TrimStart());
            using var xml = XmlReader.Create(
                source,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            var papers = XDocument
                .Load(xml)
                .Descendants(Atom + "entry")
                .Select(Paper)
                .Where(p => p.Title.Length > 0)
                .ToList();
            return papers.Count == 0 ? [] : [new ExportDay(null, null, papers)];
        }
        catch (XmlException)
        {
            // A feed cut off by copying is no feed; the text beside it is read instead.
            return [];
        }
    }

    private static ExportPaper Paper(XElement entry)
    {
        string Text(XName name) => entry.Element(name)?.Value ?? "";
        return FoundPaper.Of(
            Text(Atom + "title"),
            [Text(Atom + "summary")],
            ArxivIdText.Find(Text(Atom + "id")),
            entry.Elements(Atom + "author").Select(a => a.Element(Atom + "name")?.Value ?? ""),
            Text(Atom + "published") is { Length: >= 10 } day ? DateText.Find(day.AsSpan(0, 10))?.Date : null,
            [("Tags", string.Join(", ", Categories(entry))), ("Note", Text(Arxiv + "comment"))]
        );
    }

    // The primary one first.
    private static IEnumerable<string> Categories(XElement entry) =>
        entry
            .Elements(Arxiv + "primary_category")
            .Concat(entry.Elements(Atom + "category"))
            .Select(c => ArxivIdText.Category(c.Attribute("term")?.Value ?? ""))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
}
