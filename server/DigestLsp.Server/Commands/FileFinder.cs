using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary>The digests that paths name: files, folders with all in them, globs.</summary>
internal static class FileFinder
{
    internal static readonly string[] Names = ["*.digest", "*.digest.txt", "*.digest.md"];
    internal static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        ".git",
        "node_modules",
        ".hg",
        ".svn",
        "bin",
        "obj",
    };

    /// <summary>All files, each once, in the order of the paths and by name in folders. A path that names nothing is told and counts as failed.</summary>
    public static (List<string> Files, bool Failed) Find(
        IReadOnlyList<string> paths,
        ProjectFiles projects,
        TextWriter error
    )
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unreadable = new List<string>();
        var failed = false;
        if (paths.Count == 0)
            paths = ["."];
        foreach (var path in paths)
        {
            IEnumerable<string> found;
            if (path == "-" || File.Exists(path))
                found = [path];
            else if (Directory.Exists(path))
                found = InFolder(path, projects, unreadable);
            else if (path.AsSpan().IndexOfAny("*?[{") >= 0)
                found = ByGlob(path, unreadable);
            else
                found = [path];
            var before = files.Count;
            files.AddRange(found.Where(f => seen.Add(f == "-" ? f : Path.GetFullPath(f))));
            if (files.Count == before && !File.Exists(path) && path != "-")
            {
                if (ConfigurationProblems.Tell([Path.Combine(path, "x.digest")], projects, error))
                    error.WriteLine(
                    $"digest-lsp: {path} holds no digests (files named {string.Join(", ", Names)}, or what .digest.json names under \"digests\")."
                );
                failed = true;
            }
        }
        foreach (var problem in unreadable)
            error.WriteLine("digest-lsp: " + problem);
        return (RegularFile.Once(files), failed || unreadable.Count > 0);
    }

    private static IEnumerable<string> InFolder(string folder, ProjectFiles projects, List<string> unreadable)
    {
        var project = projects.Find(DocumentUri.OfFile(Path.Combine(folder, "x.digest")));
        var globs = project is { Digests.Count: > 0 } ? project.Digests : Names;
        var root = project is { Digests.Count: > 0 } ? project.Folder : folder;
        return Walk(folder, [], unreadable).Where(f => globs.Any(g => Glob.IsMatch(g, Relative(root, f))) && !RegularFile.IsPipeOrDevice(f));
    }

    private static IEnumerable<string> ByGlob(string glob, List<string> unreadable)
    {
        glob = glob.Replace('\\', '/');
        var fix = glob[..(glob[..glob.AsSpan().IndexOfAny("*?[{")].LastIndexOf('/') + 1)];
        var rest = glob[fix.Length..];
        var folder = fix.Length == 0 ? "." : fix;
        return !Directory.Exists(folder)
            ? []
            : Walk(folder, [], unreadable)
                .Where(f =>
                    Glob.IsMatch("./" + rest, Relative(folder, f))
                    && (
                        rest.Contains('/', StringComparison.Ordinal)
                        || !Relative(folder, f).Contains('/', StringComparison.Ordinal)
                    )
                    && !RegularFile.IsPipeOrDevice(f)
                );
    }

    private static string Relative(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');

    // A folder is entered once, however many links lead there.
    private static IEnumerable<string> Walk(string folder, HashSet<string> entered, List<string> unreadable)
    {
        var real =
            new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? Path.GetFullPath(folder);
        if (!entered.Add(real))
            yield break;
        foreach (var file in Entries(folder, Directory.EnumerateFiles, unreadable))
            yield return folder == "." ? Path.GetFileName(file) : file;
        foreach (var inner in Entries(folder, Directory.EnumerateDirectories, unreadable))
        {
            if (Skipped.Contains(Path.GetFileName(inner)))
                continue;
            foreach (var file in Walk(folder == "." ? Path.GetFileName(inner) : inner, entered, unreadable))
                yield return file;
        }
    }

    private static List<string> Entries(
        string folder,
        Func<string, IEnumerable<string>> entries,
        List<string> unreadable
    )
    {
        try
        {
            return [.. entries(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unreadable.Add($"the folder {folder} cannot be read: {problem.Message}");
            return [];
        }
    }
}
