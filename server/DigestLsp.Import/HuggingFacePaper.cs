using AngleSharp.Dom;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>Reads the page of a paper on Hugging Face.</summary>
internal static class HuggingFacePaper
{
    private const string Generated = "AI-generated summary";

    public static IReadOnlyList<ExportDay> Read(IDocument page)
    {
        var heading = page.QuerySelectorAll("h2, h3").FirstOrDefault(h => h.Text() == "Abstract");
        if (page.QuerySelector("h1") is not { } title || heading is null || Id(page) is not { } id)
            return [];
        var published = page
            .All.Where(e => e.ChildElementCount == 0)
            .Select(e => e.Text())
            .Where(t => t.StartsWith("Published on ", StringComparison.OrdinalIgnoreCase) && t.Length < 40)
            .Select(HuggingFaceCards.PublishedOn)
            .FirstOrDefault(d => d is not null);
        var paper = FoundPaper.Of(
            title.Text(),
            Abstract(page, heading),
            id,
            page.QuerySelectorAll(".author")
                .Where(a => a.QuerySelector(".author") is null)
                .Select(a => a.Text().Trim(',', ' ')),
            published,
            [("Code", HuggingFaceCards.RepositoryIn(page.DocumentElement))]
        );
        return paper.Title.Length == 0 ? [] : [new ExportDay(null, null, [paper])];
    }

    // The page contains "arxiv:2508.00011"; a copied fragment may only have a link to arXiv.
    private static string? Id(IDocument page)
    {
        foreach (var element in page.All)
        {
            if (element.ChildElementCount > 0)
                continue;
            var text = element.Text();
            if (
                text.Length < 40
                && text.StartsWith("arxiv:", StringComparison.OrdinalIgnoreCase)
                && ArxivIdText.Find(text) is { } id
            )
                return id;
        }
        return page.QuerySelectorAll("a[href*='arxiv.org/']")
            .Select(a => LinkTarget.Of(a.GetAttribute("href")!))
            .FirstOrDefault(l => l is { Kind: LinkKind.Arxiv, Id: not null })
            ?.Id;
    }

    private static List<string> Abstract(IDocument page, IElement heading)
    {
        var paragraphs = new List<IElement>();
        var behind = false;
        foreach (var element in page.All)
        {
            if (element == heading)
                behind = true;
            else if (behind && element.LocalName is "h1" or "h2" or "h3")
                break;
            else if (behind && element.LocalName == "p")
                paragraphs.Add(element);
        }
        var own = paragraphs.Where(p => !IsGenerated(p, heading)).Select(p => p.Text()).ToList();
        return own.Count > 0 ? own : [.. paragraphs.TakeLast(1).Select(p => p.Text())];
    }

    // The generated summary is in a box with a label.
    private static bool IsGenerated(IElement paragraph, IElement heading)
    {
        if (paragraph.Text().Contains(Generated, StringComparison.OrdinalIgnoreCase))
            return true;
        for (
            var box = paragraph.ParentElement;
            box is not null && !box.Contains(heading);
            box = box.ParentElement
        )
        {
            if (
                box.Text(e => e.LocalName == "p" && e != paragraph && e.TextContent.Length > 80)
                    .Contains(Generated, StringComparison.OrdinalIgnoreCase)
            )
                return box.QuerySelectorAll("p").First() == paragraph;
        }
        return false;
    }
}
