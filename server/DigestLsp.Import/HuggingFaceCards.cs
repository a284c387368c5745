using AngleSharp.Dom;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Import;

/// <summary>
/// Reads lists of papers on Hugging Face: by day, week or month, trending, search. Accepts whole pages and fragments from a clipboard.
/// </summary>
internal static class HuggingFaceCards
{
    private const int MaxUrlLength = 2048;
    private const int ShortestAbstract = 80;

    public static IReadOnlyList<ExportDay> Read(IDocument page)
    {
        var titles = page.QuerySelectorAll("h1 a[href], h2 a[href], h3 a[href], h4 a[href]")
            .Select(a => (Link: a, Id: PaperId(a)))
            .Where(t => t.Id is not null)
            .ToList();
        if (titles.Count == 0)
            return [];
        var cards = titles.Select(t => t.Link).ToHashSet();
        var papers = titles
            .Select(t => Paper(t.Link, t.Id!, CardOf(t.Link, cards)))
            .Where(p => p.Title.Length > 0)
            .ToList();
        var heading = Heading(page, titles[0].Link);
        return [new ExportDay(heading?.Text, heading?.Date.ToString(), papers)];
    }

    /// <summary>Gets the paper that a link of Hugging Face leads to, or null if it leads to something else.</summary>
    public static string? PaperId(IElement link)
    {
        var address = link.GetAttribute("href") ?? "";
        if (address.Length > MaxUrlLength)
            return null;
        if (address.StartsWith("/papers/", StringComparison.Ordinal))
            address = "https://huggingface.co" + address;
        return
            LinkTarget.Of(address) is { Kind: LinkKind.HuggingFacePaper, Id: { } id }
            && !address.Contains('#', StringComparison.Ordinal)
            ? id
            : null;
    }

    private static ExportPaper Paper(IElement title, string id, IElement card)
    {
        var paragraphs = card.QuerySelectorAll("p").Select(p => p.Text()).ToList();
        var summary = paragraphs.Where(p => p.Length >= ShortestAbstract).MaxBy(p => p.Length);
        return FoundPaper.Of(
            title.Text(),
            summary is null ? [] : [summary],
            id,
            Authors(card),
            Facts(card, title).Select(PublishedOn).FirstOrDefault(d => d is not null),
            [("Code", RepositoryIn(card))]
        );
    }

    /// <summary>Gets the first repository that an element links to.</summary>
    public static string? RepositoryIn(IElement element) =>
        element
            .QuerySelectorAll("a[href]")
            .Select(a => FoundPaper.Web(a.GetAttribute("href")))
            .OfType<string>()
            .Select(LinkTarget.Of)
            .FirstOrDefault(l => l is { Kind: LinkKind.GitHubRepository, Problem: null })
            is { } repository
            ? "https://github.com/" + repository.FullName
            : null;

    // Author avatars are in a list with names, followed by the number of omitted authors.
    private static List<string> Authors(IElement card)
    {
        var items = card.QuerySelectorAll("li").ToList();
        var names = items
            .Select(i => FoundPaper.Line(i.GetAttribute("title") ?? ""))
            .Where(n => n.Length > 0 && CountOf(n) is null)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var count = items.Select(i => CountOf(i.Text())).FirstOrDefault(c => c is not null);
        if (names.Count > 0 && count > names.Count)
            names.Add(FoundPaper.Others);
        return names;
    }

    // "· 171 authors"
    private static int? CountOf(string text)
    {
        var words = text.Trim('·', '•', ' ').Split(' ');
        return
            words is [var number, "authors" or "author"]
            && int.TryParse(number, System.Globalization.NumberStyles.None, null, out var count)
            ? count
            : null;
    }

    // Separate elements that are neither title nor abstract: votes, counts, a date.
    private static IEnumerable<string> Facts(IElement card, IElement title) =>
        card.QuerySelectorAll("*")
            .Where(e => e.ChildElementCount == 0 && !title.Contains(e) && !e.Contains(title))
            .Select(e => e.GetAttribute("datetime") is { Length: >= 10 } time ? time[..10] : e.Text())
            .Where(t => t.Length is > 3 and < 40);

    internal static DigestDate? PublishedOn(string text)
    {
        const string Label = "Published on ";
        if (text.StartsWith(Label, StringComparison.OrdinalIgnoreCase))
            text = text[Label.Length..];
        return DateText.Find(text) is { } found && found.Span.Length == text.Length ? found.Date : null;
    }

    /// <summary>Gets the largest element around a title that contains no other title.</summary>
    private static IElement CardOf(IElement title, HashSet<IElement> titles)
    {
        if (title.Closest("article") is { } article && Own(article))
            return article;
        var card = title;
        while (card.ParentElement is { LocalName: not ("body" or "html") } around && Own(around))
            card = around;
        return card;

        bool Own(IElement around) =>
            !around
                .QuerySelectorAll("h1 a[href], h2 a[href], h3 a[href], h4 a[href]")
                .Any(a => a != title && titles.Contains(a));
    }

    /// <summary>Gets the date in the page header, above the first paper.</summary>
    private static (string Text, DigestDate Date)? Heading(IDocument page, IElement first)
    {
        foreach (var element in page.All)
        {
            if (element == first)
                return null;
            if (element.ChildElementCount > 0 || element.Closest("article") is not null)
                continue;
            var text = element.Text();
            if (
                text.Length is > 3 and < 40
                && DateText.Find(text) is { } found
                && found.Span.Length == text.Length
            )
                return (text, found.Date);
        }
        return null;
    }
}
