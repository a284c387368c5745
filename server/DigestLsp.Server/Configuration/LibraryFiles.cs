using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Finds the digests of a workspace's folders. Bounded: home directories, their parents and roots are not searched, links to folders are
/// not followed, and ignore files are respected, including those above the folder in its repository.
/// </summary>
internal static class LibraryFiles
{
    /// <summary>The maximum number of files in a workspace.</summary>
    public const int Most = 5_000;

    /// <summary>The maximum size of a file in bytes.</summary>
    public const long Largest = 16 * 1024 * 1024;

    private const int MaxFolders = 50_000;

    /// <summary>Gets the paths of file URIs.</summary>
    public static IEnumerable<string> Paths(IEnumerable<string> uris) =>
        uris.Select(DocumentUri.PathOf).OfType<string>().Select(Path.TrimEndingDirectorySeparator);

    /// <summary>Gets the digests of a folder and its subfolders by name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">The globs of digests in the settings.</param>
    /// <param name="projects">The project configurations.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IEnumerable<string> In(
        string folder,
        IReadOnlyList<string> named,
        ProjectFiles projects,
        CancellationToken cancellationToken
    )
    {
        if (!IsSearched(folder))
            yield break;
        var folders = 0;
        var top = Path.GetFullPath(folder);
        var open = new Stack<(string Folder, IgnoreFile[] Ignored)>([(top, [.. IgnoreFile.Above(top)])]);
        while (open.TryPop(out var next) && folders++ < MaxFolders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IgnoreFile[] ignored = [.. next.Ignored, .. IgnoreFile.In(next.Folder)];
            var (files, inner) = Entries(next.Folder);
            foreach (var file in files)
            {
                if (
                    IsDigest(file, folder, named, projects)
                    && !IgnoreFile.AreIgnoring(ignored, file, isFolder: false)
                )
                    yield return file;
            }
            for (var i = inner.Count - 1; i >= 0; i--)
            {
                if (!IgnoreFile.AreIgnoring(ignored, inner[i], isFolder: true))
                    open.Push((inner[i], ignored));
            }
        }
    }

    /// <summary>Whether <see cref="In"/> finds a file of the folder.</summary>
    public static bool IsFound(string path, string folder, IReadOnlyList<string> named, ProjectFiles projects)
    {
        if (!IsDigest(path, folder, named, projects))
            return false;
        var at = Path.GetFullPath(folder);
        IgnoreFile[] ignored = [.. IgnoreFile.Above(at)];
        foreach (var name in Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar))
        {
            ignored = [.. ignored, .. IgnoreFile.In(at)];
            at = Path.Combine(at, name);
            var isFolder = at.Length < path.Length;
            if (
                (isFolder && DigestNames.SkippedFolders.Contains(name))
                || IgnoreFile.AreIgnoring(ignored, at, isFolder)
            )
                return false;
        }
        return true;
    }

    /// <summary>Whether a file has the name of a digest, or is one by the settings or the project, and is not excluded.</summary>
    private static bool IsDigest(
        string file,
        string folder,
        IReadOnlyList<string> named,
        ProjectFiles projects
    ) =>
        // The editor resolves the globs of the settings relative to the folder.
        (named.Any(g => Glob.IsMatch("./" + g, RelativePath.Of(folder, file))) || projects.IsDigest(file))
        && !new Exclusions(projects, []).IsExcluded(file);

    /// <summary>Whether a folder may be searched.</summary>
    public static bool IsSearched(string folder)
    {
        if (!Directory.Exists(folder))
            return false;
        folder = SafeFileReader.RealPath(folder);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length > 0)
            home = SafeFileReader.RealPath(home);
        return Path.GetDirectoryName(folder) is not null
            && folder != home
            && !home.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static (List<string> Files, List<string> Folders) Entries(string folder)
    {
        var (files, folders) = (new List<string>(), new List<string>());
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry is not DirectoryInfo)
                    files.Add(entry.FullName);
                else if (!DigestNames.SkippedFolders.Contains(entry.Name) && entry.LinkTarget is null)
                    folders.Add(entry.FullName);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ServerLog.Logger.Warning(error, "Cannot read {Path}", folder);
        }
        files.Sort(StringComparer.Ordinal);
        folders.Sort(StringComparer.Ordinal);
        return (files, folders);
    }
}
