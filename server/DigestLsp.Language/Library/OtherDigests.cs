using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>
/// The other digests of a document for rules. A paper belongs to the first digest by URI, and later ones repeat it, so that only one of two
/// duplicates is reported. Immutable.
/// </summary>
/// <param name="uri">The URI of the document.</param>
/// <param name="files">The digests on disk.</param>
/// <param name="hidden">The URIs of files that are open and do not count.</param>
/// <param name="open">The open digests, with the URI that determines their order.</param>
/// <param name="isThere">Whether a file still exists. Checked for files with a duplicate.</param>
public sealed class OtherDigests(
    string uri,
    WorkspaceIndex files,
    IReadOnlySet<string> hidden,
    IReadOnlyList<(string Uri, WorkspaceIndex Digest)> open,
    Func<string, bool>? isThere = null
)
{
    /// <summary>Gets the first occurrence of a paper in an earlier digest, or null if this one is the first.</summary>
    public LibraryPaper? Earlier(Entry entry) => Earlier(entry.Content.TitleKey, entry.Content.ArxivId);

    /// <summary>Gets the first occurrence of a paper from its facts.</summary>
    public LibraryPaper? Earlier(PaperFacts paper) => Earlier(paper.TitleKey, paper.ArxivId);

    private LibraryPaper? Earlier(string titleKey, string? arxivId)
    {
        LibraryPaper? earlier = null;
        // Ordered by URI: the first possible match is the earliest, however many copies follow.
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

    /// <summary>Whether papers with the same title may be the same: not if their ids differ.</summary>
    public static bool MayBeSame(string? arxivId, string? other) =>
        arxivId is null
        || other is null
        || ArxivIdText
            .WithoutVersion(arxivId)
            .Equals(ArxivIdText.WithoutVersion(other), StringComparison.Ordinal);
}
