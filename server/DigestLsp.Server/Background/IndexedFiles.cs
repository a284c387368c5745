using DigestLsp.Language.Library;

namespace DigestLsp.Server.Background;

/// <summary>The digests of the workspace's folders as they were read, opened or not. Never changes.</summary>
internal sealed class IndexedFiles
{
    private readonly Dictionary<string, string> uris = new(StringComparer.Ordinal);

    /// <summary>Creates an index of files by their paths.</summary>
    public IndexedFiles(IReadOnlyDictionary<string, IndexedFile> byPath)
    {
        ByPath = byPath;
        Index = new WorkspaceIndex(
            byPath.Values.ToDictionary(f => f.Uri, f => f.Facts, StringComparer.Ordinal)
        );
        foreach (var file in byPath.Values)
            uris[file.Key] = file.Uri;
    }

    /// <summary>No files.</summary>
    public static IndexedFiles Empty { get; } =
        new(new Dictionary<string, IndexedFile>(StringComparer.Ordinal));

    /// <summary>The files by their paths.</summary>
    public IReadOnlyDictionary<string, IndexedFile> ByPath { get; }

    /// <summary>Their facts.</summary>
    public WorkspaceIndex Index { get; }

    /// <summary>Gets the URI of the file with a key, or null if it is not indexed; see <see cref="IndexedFile.Key"/>.</summary>
    public string? UriOf(string key) => uris.GetValueOrDefault(key);
}

/// <summary>A digest on disk.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="Key">See <see cref="Files.DocumentUri.FileKey"/>.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Mode">Its permissions.</param>
/// <param name="Facts">Its facts. Empty if it cannot be read, which is tried again after it changes.</param>
internal sealed record IndexedFile(
    string Uri,
    string Key,
    DateTime Written,
    long Bytes,
    UnixFileMode Mode,
    DigestFacts Facts
);
