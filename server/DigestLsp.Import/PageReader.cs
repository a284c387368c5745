using System.Xml;
using AngleSharp.Dom;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;

namespace DigestLsp.Import;

/// <summary>Reads papers from pages of Hugging Face and arXiv, whole or copied fragments.</summary>
public static class PageReader
{
    /// <summary>Gets the days with their papers in order, or none if the page is not supported.</summary>
    /// <param name="html">A page, a fragment of one, or a feed.</param>
    public static IReadOnlyList<ExportDay> Read(string html)
    {
        if (FeedReader.IsFeed(html))
            return Feed(html);
        if (HtmlPage.Parse(html) is not { } page)
            return [];
        using (page)
        {
            foreach (
                var reader in (ReadOnlySpan<Func<IDocument, IReadOnlyList<ExportDay>>>)
                    [Embedded, ArxivList.Read, HuggingFacePaper.Read, HuggingFaceCards.Read]
            )
            {
                if (reader(page) is { Count: > 0 } days)
                    return days;
            }
            return [];
        }
    }

    // A truncated feed is invalid; the text next to it is used instead.
    private static IReadOnlyList<ExportDay> Feed(string text)
    {
        try
        {
            return FeedReader.Read(text);
        }
        catch (XmlException)
        {
            return [];
        }
    }

    // A saved page contains its data as JSON, including abstracts and repositories.
    private static IReadOnlyList<ExportDay> Embedded(IDocument page) =>
        page.QuerySelectorAll("[data-target][data-props]")
            .Where(e => e.GetAttribute("data-target")!.Contains("Papers", StringComparison.Ordinal))
            .Select(e => HuggingFaceJson.Read(e.GetAttribute("data-props")!))
            .FirstOrDefault(d => d is not null)
            is { } day
            ? [day]
            : [];
}
