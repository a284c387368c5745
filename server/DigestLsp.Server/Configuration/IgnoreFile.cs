using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// A <c>.gitignore</c> or <c>.ignore</c> for the files and folders below its own. The last matching line decides (git documentation,
/// <c>gitignore</c>).
/// </summary>
internal sealed class IgnoreFile
{
    public static readonly string[] Names = [".gitignore", ".ignore"];
    private const long LargestFile = 256 * 1024;
    private readonly List<(string Glob, bool Ignores, bool FoldersOnly)> lines = [];
    private readonly string folder;

    private IgnoreFile(string folder, IEnumerable<string> text)
    {
        this.folder = folder;
        foreach (var line in text)
            Add(line);
    }

    /// <summary>Gets the readable ignore files of a folder.</summary>
    public static IEnumerable<IgnoreFile> In(string folder)
    {
        foreach (var name in Names)
        {
            if (SafeFileReader.Read(Path.Combine(folder, name), LargestFile) is { } text)
                yield return Parse(folder, text);
        }
    }

    /// <summary>
    /// Gets the ignore files of a folder's parents up to the root of its repository, outer ones first, or none outside of a repository.
    /// </summary>
    public static IEnumerable<IgnoreFile> Above(string folder)
    {
        var above = new Stack<string>();
        for (var at = folder; !Path.Exists(Path.Combine(at, ".git")); above.Push(at))
        {
            // A repository of a home directory usually ignores most of it.
            if (Path.GetDirectoryName(at) is not { } parent || !LibraryFiles.IsSearched(parent))
                return [];
            at = parent;
        }
        return above.SelectMany(In);
    }

    /// <summary>Parses the lines of an ignore file.</summary>
    public static IgnoreFile Parse(string folder, string text) => new(folder, text.Split('\n'));

    /// <summary>Whether a path below the folder is ignored, or null if no line matches.</summary>
    public bool? Ignores(string path, bool isFolder)
    {
        var relative = RelativePath.Of(folder, path);
        bool? ignored = null;
        foreach (var (glob, ignores, foldersOnly) in lines)
        {
            if ((!foldersOnly || isFolder) && Glob.IsMatch(glob, relative, isGit: true))
                ignored = ignores;
        }
        return ignored;
    }

    /// <summary>Whether a path is ignored. The last matching file decides.</summary>
    /// <param name="files">The ignore files above the path, outer ones first.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public static bool AreIgnoring(IgnoreFile[] files, string path, bool isFolder)
    {
        for (var i = files.Length - 1; i >= 0; i--)
        {
            if (files[i].Ignores(path, isFolder) is { } answer)
                return answer;
        }
        return false;
    }

    private void Add(string line)
    {
        line = line.TrimEnd('\r');
        if (line.StartsWith('#'))
            return;
        var glob = line.TrimEnd(' ');
        // An escaped space at the end is significant.
        if (glob.Length < line.Length && (glob.Length - glob.TrimEnd('\\').Length) % 2 == 1)
            glob += ' ';
        var ignores = !glob.StartsWith('!');
        glob = ignores ? glob : glob[1..];
        var foldersOnly = glob.EndsWith('/');
        glob = foldersOnly ? glob[..^1] : glob;
        if (glob.Length > 0)
            lines.Add((glob, ignores, foldersOnly));
    }
}
