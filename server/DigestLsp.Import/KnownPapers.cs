using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>The papers in a digest, by arXiv id and by the letters of their titles.</summary>
internal sealed class KnownPapers
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly List<string> skipped = [];

    public KnownPapers(DigestTree? digest)
    {
        if (digest is null)
            return;
        foreach (var at in digest.Parts)
        {
            if (at.Part is Entry entry)
                keys.UnionWith(Keys(entry.Content.Title, entry.Content.ArxivId));
        }
    }

    /// <summary>The titles of duplicate papers.</summary>
    public IReadOnlyList<string> Skipped => skipped;

    /// <summary>Adds a paper. Returns false if it is a duplicate.</summary>
    public bool Add(ExportPaper paper)
    {
        if (Skip(paper))
            return false;
        keys.UnionWith(Keys(paper.Title, paper.ArxivId));
        return true;
    }

    /// <summary>Whether a paper is a duplicate, which is then listed as skipped.</summary>
    public bool Skip(ExportPaper paper)
    {
        var isKnown = Keys(paper.Title, paper.ArxivId).Any(keys.Contains);
        if (isKnown)
            skipped.Add(paper.Title);
        return isKnown;
    }

    private static IEnumerable<string> Keys(string title, string? arxivId)
    {
        if (arxivId is not null)
            yield return "arxiv:" + ArxivIdText.WithoutVersion(arxivId);
        var letters = CanonicalText.Letters(title);
        if (letters.Length > 0)
            yield return "title:" + letters;
    }
}
