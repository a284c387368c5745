using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Libraries;

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
            var file = new FileInfo(Path.Combine(folder, name));
            if (!file.Exists || file.Length > LargestFile)
                continue;
            string[] text;
            try
            {
                text = File.ReadAllLines(file.FullName);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                ServerLog.Logger.Warning(error, "{Path} cannot be read", file.FullName);
                continue;
            }
            yield return new IgnoreFile(folder, text);
        }
    }

    /// <summary>The rules of a text for a folder.</summary>
    public static IgnoreFile Parse(string folder, string text) => new(folder, text.Split('\n'));

    /// <summary>Whether a path below the folder is ignored, or is not; null where no line speaks of it.</summary>
    public bool? Ignores(string path, bool isFolder)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        bool? ignored = null;
        foreach (var (glob, ignores, foldersOnly) in lines)
        {
            if ((!foldersOnly || isFolder) && Glob.IsMatch(glob, relative))
                ignored = ignores;
        }
        return ignored;
    }

    private void Add(string line)
    {
        line = line.TrimEnd(' ', '\t', '\r');
        var ignores = !line.StartsWith('!');
        var glob = ignores ? line : line[1..];
        if (glob.Length == 0 || glob[0] == '#')
            return;
        glob = glob.TrimStart('\\');
        var foldersOnly = glob.EndsWith('/');
        glob = glob.TrimEnd('/');
        if (glob.Length == 0)
            return;
        // A slash at the start or in the middle ties it to the folder; braces mean themselves.
        if (glob[0] == '/')
            glob = "." + glob;
        glob = glob.Replace("{", "[{]", StringComparison.Ordinal);
        lines.Add((glob, ignores, foldersOnly));
    }
}
