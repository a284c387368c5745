using AngleSharp.Dom;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>Reads arXiv listings: <c>/list/cs.CL/recent</c>, <c>/list/cs.CL/new</c>.</summary>
internal static class ArxivList
{
    public static IReadOnlyList<ExportDay> Read(IDocument page)
    {
        var days = new List<ExportDay>();
        var papers = new List<ExportPaper>();
        (string? Text, DigestDate? Date) day = default;
        string? id = null;
        foreach (var element in page.QuerySelectorAll("h3, dt, dd"))
        {
            switch (element.LocalName)
            {
                case "h3" when Day(element.Text()) is { } found:
                    Close();
                    day = found;
                    break;
                case "dt":
                    id = element
                        .QuerySelectorAll("a[href*='/abs/'], a[title='Abstract']")
                        .Select(a => ArxivIdText.Find(a.GetAttribute("href") ?? ""))
                        .FirstOrDefault(i => i is not null);
                    break;
                case "dd" when id is not null && element.QuerySelector(".list-title") is { } title:
                    papers.Add(Paper(id, title, element));
                    id = null;
                    break;
                default:
                    break;
            }
        }
        Close();
        return days;

        void Close()
        {
            if (papers.Count > 0)
                days.Add(new ExportDay(day.Text, day.Date?.ToString(), papers));
            papers = [];
        }
    }

    private static ExportPaper Paper(string id, IElement title, IElement entry) =>
        FoundPaper.Of(
            Value(title),
            entry.QuerySelectorAll("p.mathjax").Select(p => p.Text()),
            id,
            entry.QuerySelectorAll(".list-authors a").Select(a => a.Text()),
            null,
            [
                ("Tags", Categories(entry)),
                ("Note", entry.QuerySelector(".list-comments") is { } comments ? Value(comments) : null),
            ]
        );

    // "Computation and Language (cs.CL); Machine Learning (cs.LG)"
    private static string? Categories(IElement entry) =>
        entry.QuerySelector(".list-subjects") is { } subjects
            ? string.Join(", ", Value(subjects).Split(';').Select(ArxivIdText.Category).OfType<string>())
            : null;

    private static string Value(IElement element) => element.Text(e => e.ClassList.Contains("descriptor"));

    // "Fri, 1 Aug 2025 (showing 25 of 300 entries)", "Showing new listings for Friday, 1 August 2025"
    private static (string Text, DigestDate Date)? Day(string heading)
    {
        var bracket = heading.IndexOf(" (", StringComparison.Ordinal);
        var text = bracket < 0 ? heading : heading[..bracket];
        const string Label = "listings for ";
        var label = text.IndexOf(Label, StringComparison.OrdinalIgnoreCase);
        text = label < 0 ? text : text[(label + Label.Length)..];
        return DateText.Find(text) is { } found
            ? (text.Substring(found.Span.Start, found.Span.Length), found.Date)
            : null;
    }
}
