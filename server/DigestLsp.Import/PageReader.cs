using System.Xml;
using AngleSharp.Dom;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;

namespace DigestLsp.Import;

/// <summary>Papers out of pages of Hugging Face and arXiv, whole or copied in pieces.</summary>
public static class PageReader
{
    /// <summary>The days with their papers, in order; empty where the page shows none that this reader knows.</summary>
    /// <param name="html">A page, a piece of one, or a feed.</param>
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

    // A feed cut off by copying is no feed; the text beside it is read instead.
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

    // A saved page carries what it shows as JSON, abstracts and repositories with it.
    private static IReadOnlyList<ExportDay> Embedded(IDocument page) =>
        page.QuerySelectorAll("[data-target][data-props]")
            .Where(e => e.GetAttribute("data-target")!.Contains("Papers", StringComparison.Ordinal))
            .Select(e => HuggingFaceJson.Read(e.GetAttribute("data-props")!))
            .FirstOrDefault(d => d is not null)
            is { } day
            ? [day]
            : [];
}
