using System.Text.Json;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Import;

/// <summary>Reads papers from the JSON in <c>data-props</c> of Hugging Face's pages and from its API.</summary>
public static class HuggingFaceJson
{
    private const int Deepest = 64;

    /// <summary>Reads the day with its papers, or returns null if the text is not JSON or contains none.</summary>
    public static ExportDay? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = Deepest });
            var papers = new List<ExportPaper>();
            Collect(document.RootElement, papers);
            if (papers.Count == 0)
                return null;
            var date = Text(document.RootElement, "dateString") is { Length: >= 10 } day ? Day(day) : null;
            return new ExportDay(date?.ToString(), date?.ToString(), papers);
        }
        catch (JsonException)
        {
            // Any page may contain anything there; invalid JSON contains no papers.
            return null;
        }
    }

    // The list is in a different member on each page; a paper is an object with an id, a title and a summary.
    private static void Collect(JsonElement element, List<ExportPaper> papers)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, papers);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Paper(element) is { } paper)
                papers.Add(paper);
            else
            {
                foreach (var member in element.EnumerateObject())
                    Collect(member.Value, papers);
            }
        }
    }

    private static ExportPaper? Paper(JsonElement paper)
    {
        if (
            Text(paper, "id") is not { } id
            || !ArxivIdText.IsPossible(id)
            || Text(paper, "title") is not { } title
        )
            return null;
        var authors =
            paper.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(a => Text(a, "name")).OfType<string>()
                : [];
        return FoundPaper.Of(
            title,
            (Text(paper, "summary") ?? "").ReplaceLineEndings("\n").Split("\n\n"),
            id,
            authors,
            Text(paper, "publishedAt") is { Length: >= 10 } published ? Day(published) : null,
            [
                ("Code", FoundPaper.Web(Text(paper, "githubRepo"))),
                ("Project", FoundPaper.Web(Text(paper, "projectPage"))),
            ]
        );
    }

    private static DigestDate? Day(string time) => DateText.Find(time.AsSpan(0, 10))?.Date;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
