using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Library;

/// <summary>
/// The digests beside one document, as rules see them: a paper has its place in the first digest by address, and every later one
/// repeats it. So both of two documents do not complain of one another. Never changes.
/// </summary>
/// <param name="uri">Address of the document that looks.</param>
/// <param name="files">The digests that are files.</param>
/// <param name="hidden">Addresses of files that do not count, since they are open.</param>
/// <param name="open">Those that are open, each alone, with the address that tells which comes first.</param>
/// <param name="isThere">Whether a file still exists. Asked about those that have the same paper.</param>
public sealed class OtherDigests(
    string uri,
    WorkspaceIndex files,
    IReadOnlySet<string> hidden,
    IReadOnlyList<(string Uri, WorkspaceIndex Digest)> open,
    Func<string, bool>? isThere = null
)
{
    /// <summary>The paper where it stands first in a digest before this one; null where this one is the first.</summary>
    public LibraryPaper? Earlier(Entry entry)
    {
        if (entry.AcrossMemo is Memo memo && ReferenceEquals(memo.Others, this))
            return memo.Paper;
        var paper = Earlier(entry.Content.TitleKey, entry.Content.ArxivId);
        entry.AcrossMemo = new Memo(this, paper);
        return paper;
    }

    /// <summary>The same for a paper of which only facts are kept.</summary>
    public LibraryPaper? Earlier(PaperFacts paper) => Earlier(paper.TitleKey, paper.ArxivId);

    private LibraryPaper? Earlier(string titleKey, string? arxivId)
    {
        LibraryPaper? earlier = null;
        // By address: the first that may be the same paper is the earliest, however many copies of it follow.
        foreach (var paper in files.PapersOfTitle(titleKey))
        {
            if (string.CompareOrdinal(paper.Uri, uri) >= 0)
                break;
            if (hidden.Contains(paper.Uri) || !MayBeSame(paper.Paper.ArxivId, arxivId))
                continue;
            if (isThere?.Invoke(paper.Uri) == false)
                continue;
            earlier = paper;
            break;
        }
        var first = earlier?.Uri;
        foreach (var (address, digest) in open)
        {
            if (
                string.CompareOrdinal(address, uri) >= 0
                || (first is not null && string.CompareOrdinal(address, first) >= 0)
            )
                continue;
            foreach (var paper in digest.PapersOfTitle(titleKey))
            {
                if (!MayBeSame(paper.Paper.ArxivId, arxivId))
                    continue;
                (earlier, first) = (paper, address);
                break;
            }
        }
        return earlier;
    }

    /// <summary>Whether two papers of one title may be one: not where they say different identifiers.</summary>
    public static bool MayBeSame(string? arxivId, string? other) =>
        arxivId is null
        || other is null
        || ArxivIdText
            .WithoutVersion(arxivId)
            .Equals(ArxivIdText.WithoutVersion(other), StringComparison.Ordinal);

    private sealed record Memo(OtherDigests Others, LibraryPaper? Paper);
}
