using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// A <c>.gitignore</c> or <c>.ignore</c>: which files and folders below its own are left alone. The last line that matches decides
/// (git's documentation, <c>gitignore</c>).
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

    /// <summary>The ignore files of a folder, as far as they can be read.</summary>
    public static IEnumerable<IgnoreFile> In(string folder)
    {
        foreach (var name in Names)
        {
            if (SafeFileReader.Read(Path.Combine(folder, name), LargestFile) is { } text)
                yield return Parse(folder, text);
        }
    }

    /// <summary>The ignore files of the folders above one, up to that of its repository, outer ones first; none where it is in no repository.</summary>
    public static IEnumerable<IgnoreFile> Above(string folder)
    {
        var above = new Stack<string>();
        for (var at = folder; !Path.Exists(Path.Combine(at, ".git")); above.Push(at))
        {
            // One that keeps a home directory has most of it ignored.
            if (Path.GetDirectoryName(at) is not { } parent || !LibraryFiles.IsSearched(parent))
                return [];
            at = parent;
        }
        return above.SelectMany(In);
    }

    /// <summary>The rules of a text for a folder.</summary>
    public static IgnoreFile Parse(string folder, string text) => new(folder, text.Split('\n'));

    /// <summary>Whether a path below the folder is ignored, or is not; null where no line speaks of it.</summary>
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

    /// <summary>Whether ignore files leave a path out; the last of them that speaks of it decides.</summary>
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
        // A blank at the end that a backslash stands before is meant.
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
