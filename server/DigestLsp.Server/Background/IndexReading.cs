using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Background;

/// <summary>
/// One pass over the workspace's files. It runs outside of the message loop, starts from a snapshot and changes no state: the loop
/// processes its <see cref="Result"/>.
/// </summary>
/// <param name="before">The files as they were read before.</param>
/// <param name="folders">The workspace's folders.</param>
/// <param name="named">Globs of files that the settings call digests.</param>
/// <param name="projects">The configurations of projects.</param>
/// <param name="encoding">The encoding of positions.</param>
internal sealed class IndexReading(
    IndexedFiles before,
    IReadOnlyList<string> folders,
    IReadOnlyList<string> named,
    ProjectFiles projects,
    PositionEncoding encoding
)
{
    private const int MaxPapers = 400_000;
    private readonly Dictionary<string, IndexedFile> files = new(before.ByPath, StringComparer.Ordinal);
    private bool isChanged;

    /// <summary>Whether all files of the folders were searched for.</summary>
    public bool HasSearched { get; private set; }

    /// <summary>Whether the user ended it before everything was read.</summary>
    public bool WasEnded { get; private set; }

    /// <summary>The files as they are now; the same object as before if nothing changed.</summary>
    public IndexedFiles Result() => isChanged ? new IndexedFiles(files) : before;

    /// <summary>Searches the folders and reads what is new or changed.</summary>
    /// <param name="begin">Begins to show progress for a number of steps.</param>
    /// <param name="stop">Ends the reading; what was read until then counts.</param>
    public async Task SearchAsync(Func<int, Task<Progress>> begin, CancellationToken stop)
    {
        var all = folders
            .SelectMany(f => LibraryFiles.In(f, named, projects, stop))
            .Distinct(StringComparer.Ordinal)
            .Take(LibraryFiles.Most);
        var found = SafeFileReader.Once(all);
        foreach (var gone in files.Keys.Except(found, StringComparer.Ordinal).ToList())
            Remove(gone);
        var unread = found.Where(IsUnread).ToList();
        await using var progress = await begin(unread.Count).ConfigureAwait(false);
        var papers = files.Values.Sum(f => f.Facts.Papers.Count);
        foreach (var path in unread)
        {
            if (stop.IsCancellationRequested || papers > MaxPapers)
                break;
            Read(path);
            papers += files.TryGetValue(path, out var file) ? file.Facts.Papers.Count : 0;
            progress.Step();
        }
        (HasSearched, WasEnded) = (true, stop.IsCancellationRequested);
    }

    /// <summary>Reads files that were made, changed, moved or deleted.</summary>
    /// <param name="paths">The files, or null for all that are known.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>False if one is a folder: it comes with its files, for which there are no notifications, so search.</returns>
    public bool Reread(IReadOnlyList<string>? paths, CancellationToken stop)
    {
        foreach (var path in paths ?? [.. files.Keys])
        {
            stop.ThrowIfCancellationRequested();
            if (File.Exists(path))
            {
                if (IsUnread(path) && (files.ContainsKey(path) || IsFound(path)))
                    Read(path);
                continue;
            }
            if (Directory.Exists(path))
                return false;
            // A deleted path may have been a file or a folder.
            foreach (var gone in files.Keys.Where(k => k == path || IsIn(path, k)).ToList())
                Remove(gone);
        }
        return true;
    }

    /// <summary>Whether a path names a digest of the folders that is not known under another path.</summary>
    public bool IsFound(string path) =>
        folders.FirstOrDefault(f => IsIn(f, path)) is { } folder
        && LibraryFiles.IsSearched(folder)
        && LibraryFiles.IsFound(path, folder, named, projects)
        && DocumentUri.FileKey(DocumentUri.OfFile(path)) is var key
        && !files.Any(f => f.Value.Key == key && f.Key != path);

    /// <summary>Whether a path lies below a folder.</summary>
    public static bool IsIn(string folder, string path) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>Parses a file, or returns null if it cannot be read.</summary>
    public static DigestTree? Parse(string path, ProjectFiles projects) =>
        SafeFileReader.Read(path, LibraryFiles.Largest) is { } text
            ? DigestTree.Parse(
                text,
                DialectChooser.For(
                    projects.DialectOf(DocumentUri.OfFile(path)),
                    path,
                    projects.LayoutOf(DocumentUri.OfFile(path))
                )
            )
            : null;

    private bool IsUnread(string path) =>
        SafeFileReader.Find(path) is { } info
        && (
            !files.TryGetValue(path, out var known)
            || known.Written != info.LastWriteTimeUtc
            || known.Bytes != info.Length
            || known.Mode != info.UnixFileMode
        );

    private void Read(string path)
    {
        if (SafeFileReader.Find(path) is not { } info || info.Length > LibraryFiles.Largest)
        {
            Remove(path);
            return;
        }
        var uri = DocumentUri.OfFile(path);
        files[path] = new IndexedFile(
            uri,
            DocumentUri.FileKey(uri),
            info.LastWriteTimeUtc,
            info.Length,
            info.UnixFileMode,
            Parse(path, projects) is { } tree ? DigestFacts.Of(tree, encoding) : DigestFacts.Empty
        );
        isChanged = true;
    }

    private void Remove(string path) => isChanged |= files.Remove(path);
}
