using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Adds missing fields of a paper from a lookup: id, authors, code.</summary>
public static class PaperFields
{
    /// <summary>Gets the changes that add missing fields. Existing ones are kept.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="at">The paper.</param>
    /// <param name="arxivId">The arXiv id, or null if unknown.</param>
    /// <param name="authors">The authors, or none if unknown.</param>
    /// <param name="code">The URL of the repository, or null if unknown.</param>
    public static IReadOnlyList<TextChange> Fill(
        DigestTree tree,
        PartAt at,
        string? arxivId,
        IReadOnlyList<string> authors,
        string? code
    )
    {
        var text = tree.ToString();
        var changed = tree;
        // In turn, since the position of a line depends on the lines before it.
        foreach (var (name, value) in Missing(at, arxivId, authors, code))
        {
            if (
                changed.PartAt(at.Start) is { Part: Entry } now
                && Annotations.Set(changed, now, name, value) is { } change
            )
                changed = changed.Reparse(TextChange.Apply(changed.ToString(), [change]));
        }
        return ReferenceEquals(changed, tree) ? [] : TextChange.Between(text, changed.ToString());
    }

    /// <summary>Whether a paper with a title has no id, no authors or no code.</summary>
    public static bool Lacks(PartAt at) =>
        at.Part is Entry { Content.Title.Length: > 0 } && Missing(at, "", [""], "").Any();

    private static IEnumerable<(string Name, string Value)> Missing(
        PartAt at,
        string? arxivId,
        IReadOnlyList<string> authors,
        string? code
    )
    {
        if (at.Part is not Entry entry)
            yield break;
        if (arxivId is not null && entry.Content.ArxivId is null)
            yield return ("arXiv", OneLine(arxivId));
        if (authors.Count > 0 && entry.Content.Authors.Count == 0)
            yield return ("Authors", string.Join(", ", authors.Select(OneLine)));
        if (code is not null && !entry.Links.Any(l => LinkTarget.Of(l.Text).IsInRepository))
            yield return ("Code", OneLine(code));
    }

    private static string OneLine(string text) =>
        string.Join(
            ' ',
            MarkdownText.Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
