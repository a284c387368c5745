using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>A paper as exports see it: text on one line each, links with full addresses.</summary>
/// <param name="Title">The title.</param>
/// <param name="Day">The day it stands under, or was published, as ISO 8601 as far as it is known; null where none is.</param>
/// <param name="Authors">Names, in order.</param>
/// <param name="Abstract">The abstract, paragraphs parted by a blank line; empty where there is none.</param>
/// <param name="ArxivId">arXiv's identifier with its version where one is written; null where none is.</param>
/// <param name="Doi">The DOI; null where there is none.</param>
/// <param name="Links">Addresses of its links, each once.</param>
/// <param name="Fields">The fields a writer added, by name.</param>
public sealed record ExportPaper(
    string Title,
    string? Day,
    IReadOnlyList<string> Authors,
    string Abstract,
    string? ArxivId,
    string? Doi,
    IReadOnlyList<string> Links,
    IReadOnlyList<(string Name, string Value)> Fields
)
{
    /// <summary>The papers of a digest, in order.</summary>
    public static IEnumerable<ExportPaper> All(DigestTree tree)
    {
        string? day = null;
        foreach (var at in tree.Parts)
        {
            if (at.Part is DateHeading)
                day = YearInference.Of(tree, at)?.Date.ToString();
            if (at.Part is Entry entry)
                yield return Of(entry, day);
        }
    }

    /// <summary>Its own page: on arXiv, else by DOI, else its first link; null where it has none.</summary>
    public string? Url =>
        ArxivId is not null ? "https://arxiv.org/abs/" + ArxivId
        : Doi is not null ? "https://doi.org/" + Doi
        : Links.Count > 0 ? Links[0]
        : null;

    private static ExportPaper Of(Entry entry, string? day)
    {
        var content = entry.Content;
        var targets = entry.Links.Select(l => LinkTarget.Of(l.Text)).DistinctBy(t => t.Key).ToList();
        return new ExportPaper(
            content.Title,
            content.Date?.ToString() ?? day,
            content.Authors,
            content.Abstract is { } span ? Paragraphs(entry.Slice(span)) : "",
            content.ArxivId,
            content.Doi,
            [.. targets.Select(t => t.Url)],
            [.. content.Fields.Where(f => f.Value.Length > 0).Select(f => (f.Name, f.Value))]
        );
    }

    private static string Paragraphs(string text) =>
        string.Join(
            "\n\n",
            text.ReplaceLineEndings("\n")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(p => EntryReader.Fold(p))
                .Where(p => p.Length > 0)
        );
}
