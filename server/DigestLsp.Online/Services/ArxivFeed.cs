using System.Xml;

namespace DigestLsp.Online.Services;

/// <summary>A paper as described by arXiv's API (Atom; arXiv API User's Manual, section 3.3).</summary>
/// <param name="Id">The id without version.</param>
/// <param name="Title">The title on one line.</param>
internal sealed record ArxivEntry(string Id, string Title)
{
    public int? Version { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The categories, the primary one first.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Comment { get; init; }
    public string? Journal { get; init; }
    public string? Doi { get; init; }
}

/// <summary>A response of arXiv's API. The parser ignores document types and external entities, and limits nesting.</summary>
/// <param name="Entries">The papers.</param>
/// <param name="Error">arXiv's message if it reports an error, which it does as an entry with status 200; otherwise null.</param>
internal sealed record ArxivFeed(IReadOnlyList<ArxivEntry> Entries, string? Error)
{
    private const string Errors = "/api/errors";
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MaxAuthors = 3_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Answer.LargestBody,
    };

    /// <summary>
    /// Gets the entry of a paper, or null if the feed lacks it. Ids before 2007 may have a subject class: <c>math.GT/0309136</c> is
    /// <c>math/0309136</c> (arXiv, Understanding the arXiv identifier).
    /// </summary>
    public ArxivEntry? Find(string id) =>
        Entries.FirstOrDefault(e => WithoutSubjectClass(e.Id) == WithoutSubjectClass(id));

    /// <summary>Parses a response. Entries that describe neither a paper nor an error are left out.</summary>
    /// <exception cref="XmlException">
    /// The response is not a feed or not declared as XML: arXiv reports rate limits as plain text.
    /// </exception>
    public static ArxivFeed Read(Answer answer)
    {
        if (!ResponseProof.IsOf(answer, "xml"))
            throw new XmlException("The response is not XML.");
        using var reader = XmlReader.Create(new MemoryStream(answer.Body.ToArray()), Settings);
        if (
            reader.MoveToContent() != XmlNodeType.Element
            || reader.LocalName != "feed"
            || reader.NamespaceURI != Atom
        )
            throw new XmlException("The response is not an Atom feed.");
        var entries = new List<ArxivEntry>();
        string? error = null;
        // Read to the end: a truncated feed would look like one without the paper.
        while (reader.Read())
        {
            if (
                reader is
                { NodeType: XmlNodeType.Element, Depth: 1, LocalName: "entry", IsEmptyElement: false }
            )
            {
                var (entry, entryError) = ReadEntry(reader);
                error ??= entryError;
                if (entry is not null)
                    entries.Add(entry);
            }
        }
        return new ArxivFeed(entries, error);
    }

    private static string WithoutSubjectClass(string id) =>
        id.Split('/') is [var archive, var number] ? $"{archive.Split('.')[0]}/{number}" : id;

    private static (ArxivEntry? Entry, string? Error) ReadEntry(XmlReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var authors = new List<string>();
        var categories = new List<string>();
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                reader.Read();
            else if (reader.LocalName == "author")
                reader.Read();
            else if (reader.LocalName is "category" or "primary_category")
            {
                if (reader.GetAttribute("term") is { Length: > 0 } term)
                    categories.Insert(reader.LocalName == "primary_category" ? 0 : categories.Count, term);
                reader.Read();
            }
            else if (reader.LocalName is "name")
                Add(authors, PreviewText.Fold(reader.ReadElementContentAsString()));
            else if (
                reader.LocalName
                is "id"
                    or "title"
                    or "summary"
                    or "published"
                    or "updated"
                    or "comment"
                    or "journal_ref"
                    or "doi"
            )
            {
                var name = reader.LocalName;
                texts.TryAdd(name, PreviewText.Fold(reader.ReadElementContentAsString()));
            }
            else
                reader.Skip();
        }
        return
            texts.GetValueOrDefault("id", "").Contains(Errors, StringComparison.Ordinal)
            || texts.GetValueOrDefault("title") is "Error"
            ? (null, texts.GetValueOrDefault("summary", "no reason given"))
            : (Entry(texts, authors, categories), null);
    }

    private static void Add(List<string> authors, string name)
    {
        if (authors.Count < MaxAuthors)
            authors.Add(name);
    }

    private static ArxivEntry? Entry(
        Dictionary<string, string> texts,
        List<string> authors,
        List<string> categories
    )
    {
        const string Abstract = "/abs/";
        var address = texts.GetValueOrDefault("id", "");
        var at = address.IndexOf(Abstract, StringComparison.Ordinal);
        if (at < 0 || texts.GetValueOrDefault("title") is not { Length: > 0 } title)
            return null;
        var id = address[(at + Abstract.Length)..];
        var v = id.LastIndexOf('v');
        var version = 0;
        if (
            v > 0
            && int.TryParse(id[(v + 1)..], System.Globalization.CultureInfo.InvariantCulture, out version)
        )
            id = id[..v];
        return new ArxivEntry(id, title)
        {
            Version = version > 0 ? version : null,
            Summary = texts.GetValueOrDefault("summary"),
            Authors = authors,
            Categories = [.. categories.Distinct(StringComparer.Ordinal)],
            Published = PreviewText.Date(texts.GetValueOrDefault("published")),
            Updated = PreviewText.Date(texts.GetValueOrDefault("updated")),
            Comment = texts.GetValueOrDefault("comment"),
            Journal = texts.GetValueOrDefault("journal_ref"),
            Doi = texts.GetValueOrDefault("doi"),
        };
    }
}
