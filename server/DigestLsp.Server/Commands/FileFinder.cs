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
        var failed = false;
        if (paths.Count == 0)
            paths = ["."];
        foreach (var path in paths)
        {
            IEnumerable<string> found;
            if (path == "-" || File.Exists(path))
                found = [path];
            else if (Directory.Exists(path))
                found = InFolder(path, projects);
            else if (path.AsSpan().IndexOfAny("*?[{") >= 0)
                found = ByGlob(path);
            else
                found = [path];
            var before = files.Count;
            files.AddRange(found.Where(f => seen.Add(f == "-" ? f : Path.GetFullPath(f))));
            if (files.Count == before && !File.Exists(path) && path != "-")
            {
                error.WriteLine(
                    $"digest-lsp: {path} holds no digests (files named {string.Join(", ", Names)}, or what .digest.json names under \"digests\")."
                );
                failed = true;
            }
        }
        return (files, failed);
    }

    /// <summary>The digests of a folder and all below it, by name.</summary>
    public static IEnumerable<string> InFolder(string folder, ProjectFiles projects)
    {
        var project = projects.Find(DocumentUri.OfFile(Path.Combine(folder, "x.digest")));
        var globs = project is { Digests.Count: > 0 } ? project.Digests : Names;
        var root = project is { Digests.Count: > 0 } ? project.Folder : folder;
        return Walk(folder, []).Where(f => globs.Any(g => Glob.IsMatch(g, Relative(root, f))));
    }

    private static IEnumerable<string> ByGlob(string glob)
    {
        glob = glob.Replace('\\', '/');
        var fix = glob[..(glob[..glob.AsSpan().IndexOfAny("*?[{")].LastIndexOf('/') + 1)];
        var rest = glob[fix.Length..];
        var folder = fix.Length == 0 ? "." : fix;
        return !Directory.Exists(folder)
            ? []
            : Walk(folder, [])
                .Where(f =>
                    Glob.IsMatch("./" + rest, Relative(folder, f))
                    && (
                        rest.Contains('/', StringComparison.Ordinal)
                        || !Relative(folder, f).Contains('/', StringComparison.Ordinal)
                    )
                );
    }

    private static string Relative(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace('\\', '/');

    // A folder is entered once, however many links lead there.
    private static IEnumerable<string> Walk(string folder, HashSet<string> entered)
    {
        var real =
            new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? Path.GetFullPath(folder);
        if (!entered.Add(real))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            yield return folder == "." ? Path.GetFileName(file) : file;
        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (Skipped.Contains(Path.GetFileName(inner)))
                continue;
            foreach (var file in Walk(folder == "." ? Path.GetFileName(inner) : inner, entered))
                yield return file;
        }
    }
}
