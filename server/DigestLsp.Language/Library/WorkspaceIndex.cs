using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>A paper in the index and the digest that contains it.</summary>
/// <param name="Uri">The URI of the digest.</param>
/// <param name="Paper">The paper.</param>
public readonly record struct LibraryPaper(string Uri, PaperFacts Paper);

/// <summary>The facts of all digests of a workspace. Immutable.</summary>
/// <param name="digests">The facts by URI.</param>
public sealed class WorkspaceIndex(IReadOnlyDictionary<string, DigestFacts> digests)
{
    private (int Hash, LibraryPaper Paper)[]? byTitle;
    private IReadOnlyList<string>? tags;

    /// <summary>The empty index.</summary>
    public static WorkspaceIndex Empty { get; } =
        new(new Dictionary<string, DigestFacts>(StringComparer.Ordinal));

    /// <summary>The facts by URI.</summary>
    public IReadOnlyDictionary<string, DigestFacts> Digests { get; } = digests;

    /// <summary>All papers.</summary>
    public IEnumerable<LibraryPaper> Papers =>
        Digests.SelectMany(d => d.Value.Papers.Select(p => new LibraryPaper(d.Key, p)));

    /// <summary>All tags, those with the most papers first.</summary>
    public IReadOnlyList<string> Tags =>
        tags ??= [
            .. Papers
                .SelectMany(p => p.Paper.Tags)
                .GroupBy(t => t, CanonicalComparer.IgnoreCase)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => g.First()),
        ];

    /// <summary>
    /// Gets the papers whose titles have a key (see <see cref="EntryContent.TitleKey"/>), by URI and position. An empty key has none.
    /// </summary>
    public IEnumerable<LibraryPaper> PapersOfTitle(string titleKey)
    {
        if (titleKey.Length == 0)
            yield break;
        var sorted = byTitle ??= SortByTitle();
        var hash = titleKey.GetHashCode(StringComparison.Ordinal);
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < sorted.Length && sorted[low].Hash == hash; low++)
        {
            if (sorted[low].Paper.Paper.TitleKey == titleKey)
                yield return sorted[low].Paper;
        }
    }

    // Hashes, since the keys would take as much memory as the titles.
    private (int, LibraryPaper)[] SortByTitle()
    {
        var sorted = new List<(int Hash, LibraryPaper Paper)>();
        foreach (var paper in Papers)
        {
            if (paper.Paper.TitleKey is { Length: > 0 } key)
                sorted.Add((key.GetHashCode(StringComparison.Ordinal), paper));
        }
        return
        [
            .. sorted
                .OrderBy(s => s.Hash)
                .ThenBy(s => s.Paper.Uri, StringComparer.Ordinal)
                .ThenBy(s => s.Paper.Paper.Range.Start),
        ];
    }
}
