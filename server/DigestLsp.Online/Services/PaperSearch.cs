using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Online.Services;

/// <summary>A paper found by a search.</summary>
/// <param name="ArxivId">The arXiv id, without version.</param>
/// <param name="Title">Its title on one line.</param>
public sealed record PaperMatch(string ArxivId, string Title)
{
    /// <summary>The names of the authors, in order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The URL of the repository, or null if none is listed.</summary>
    public string? Code { get; init; }
}

/// <summary>
/// Searches papers by title on Hugging Face (<c>/api/papers/search</c>) and arXiv (<c>ti:</c>). Creating requests and reading responses are
/// pure.
/// </summary>
public static class PaperSearch
{
    private const int MaxMatches = 5;
    private const int MaxQueryLength = 300;

    /// <summary>Creates the search on Hugging Face, which lists repositories of papers.</summary>
    public static ServiceRequest HuggingFace(string title, OnlineOptions options) =>
        new(new Uri(options.HuggingFace, "api/papers/search?q=" + Uri.EscapeDataString(Words(title))))
        {
            Accept = "application/json",
        };

    /// <summary>Creates the search on arXiv, which has all papers.</summary>
    public static ServiceRequest Arxiv(string title, OnlineOptions options) =>
        new(
            new Uri(
                options.ArxivApi,
                $"query?search_query=ti:%22{Uri.EscapeDataString(Words(title))}%22&max_results={MaxMatches}"
            )
        )
        {
            Accept = "application/atom+xml",
        };

    /// <summary>Reads the results of Hugging Face.</summary>
    /// <exception cref="JsonException">The response cannot be read.</exception>
    public static IReadOnlyList<PaperMatch> ReadHuggingFace(Answer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                throw new JsonException("The response is not a list.");
            return [.. json.RootElement.EnumerateArray().Select(Read).OfType<PaperMatch>()];
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("The response is invalid.", error);
        }
    }

    /// <summary>Reads the results of arXiv.</summary>
    /// <exception cref="JsonException">The response cannot be read.</exception>
    public static IReadOnlyList<PaperMatch> ReadArxiv(Answer answer)
    {
        try
        {
            var feed = ArxivFeed.Read(answer);
            return feed.Error is null
                ? [.. feed.Entries.Select(e => new PaperMatch(e.Id, e.Title) { Authors = e.Authors })]
                : throw new JsonException(feed.Error);
        }
        catch (System.Xml.XmlException error)
        {
            throw new JsonException("The response is invalid.", error);
        }
    }

    /// <summary>Whether a match has exactly the title, apart from case, whitespace, punctuation and TeX.</summary>
    public static bool IsExact(PaperMatch match, string title) => TitleComparison.IsSame(match.Title, title);

    /// <summary>Gets the papers to suggest: those with exactly the title, or the first few results.</summary>
    public static IReadOnlyList<PaperMatch> Best(IEnumerable<PaperMatch> found, string title)
    {
        var all = found.DistinctBy(m => m.ArxivId).ToList();
        var exact = all.Where(m => IsExact(m, title)).ToList();
        return [.. (exact.Count > 0 ? exact : all).Take(MaxMatches)];
    }

    private static PaperMatch? Read(JsonElement found)
    {
        var paper = found.Member("paper") is { ValueKind: JsonValueKind.Object } inner ? inner : found;
        return
            paper.Text("id") is { } id
            && LinkTarget.Of("arxiv.org/abs/" + id) is { Kind: LinkKind.Arxiv, Id: { } known }
            && (paper.Text("title") ?? found.Text("title")) is { } title
            ? new PaperMatch(known, PreviewText.Fold(title))
            {
                Authors = HuggingFacePaper.AuthorsOf(paper),
                Code = HuggingFacePaper.CodeOf(paper)?.Url,
            }
            : null;
    }

    // Punctuation has a meaning in arXiv's query syntax.
    private static string Words(string title) =>
        PreviewText
            .Cut(
                PreviewText.Fold(new string([.. title.Select(c => char.IsLetterOrDigit(c) ? c : ' ')])),
                MaxQueryLength
            )
            .TrimEnd('…');
}
