using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Finds the digests of paths: files, folders with their contents, globs. Folders respect ignore files; excluded files are left out even if
/// they are named.
/// </summary>
internal sealed class FileFinder
{
    private readonly ProjectFiles projects;
    private readonly Exclusions exclusions;
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private readonly List<string> unreadable = [];
    private bool leftOut;

    private FileFinder(Arguments arguments, ProjectFiles projects)
    {
        this.projects = projects;
        exclusions = new Exclusions(projects, arguments.Values(Exclude.Name));
    }

    /// <summary>The option that excludes files, for all commands that take folders.</summary>
    public static Option Exclude { get; } =
        new("--exclude", "Skip files and folders, even if they are named (repeatable)")
        {
            Value = "GLOB",
            Repeats = true,
            ProblemOf = GlobList.ProblemOf,
        };

    /// <summary>
    /// Gets the files without repetition, in the order of the paths and by name in folders. A path without files is reported and counts as
    /// failed.
    /// </summary>
    public static (List<string> Files, bool Failed) Find(
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error
    )
    {
        var finder = new FileFinder(arguments, projects);
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var failed = false;
        foreach (var path in arguments.Paths.DefaultIfEmpty("."))
        {
            var found = finder.At(path);
            files.AddRange(found.Where(f => seen.Add(f == "-" ? f : Path.GetFullPath(f))));
            if (found.Count == 0 && !File.Exists(path))
                failed |= !finder.Explain(path, error);
        }
        foreach (var problem in finder.unreadable)
            error.WriteLine("digest-lsp: " + problem);
        return (SafeFileReader.Once(files), failed || finder.unreadable.Count > 0);
    }

    private List<string> At(string path)
    {
        entered.Clear();
        leftOut = false;
        if (path == "-")
            return [path];
        if (File.Exists(path))
            return exclusions.IsExcluded(path) ? [] : [path];
        if (Directory.Exists(path))
            return [.. Walk(path, Above(path), projects.IsDigest)];
        return path.AsSpan().IndexOfAny("*?[{") >= 0 ? [.. ByGlob(path)] : [path];
    }

    // Whether it is acceptable that a path has no files.
    private bool Explain(string path, TextWriter error)
    {
        if (leftOut)
        {
            error.WriteLine($"digest-lsp: {path}: all digests are ignored or excluded.");
            return true;
        }
        if (ConfigurationProblems.Tell([Path.Combine(path, "x.digest")], projects, error))
            error.WriteLine(
                $"digest-lsp: {path} contains no digests. Digests are files named {string.Join(", ", DigestNames.Globs)}, or listed under \"digests\" in .digest.json."
            );
        return false;
    }

    private IEnumerable<string> ByGlob(string glob)
    {
        glob = glob.Replace('\\', '/');
        var fix = glob[..(glob[..glob.AsSpan().IndexOfAny("*?[{")].LastIndexOf('/') + 1)];
        var rest = glob[fix.Length..];
        var folder = fix.Length == 0 ? "." : fix;
        return Directory.Exists(folder) ? Walk(folder, Above(folder), IsMatch) : [];

        bool IsMatch(string file)
        {
            var relative = RelativePath.Of(folder, file);
            return Glob.IsMatch("./" + rest, relative)
                && (
                    rest.Contains('/', StringComparison.Ordinal)
                    || !relative.Contains('/', StringComparison.Ordinal)
                );
        }
    }

    private static IgnoreFile[] Above(string folder) => [.. IgnoreFile.Above(Path.GetFullPath(folder))];

    // A folder is searched once, however many links lead to it.
    private IEnumerable<string> Walk(string folder, IgnoreFile[] above, Func<string, bool> isWanted)
    {
        var real =
            new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? Path.GetFullPath(folder);
        if (!entered.Add(real))
            yield break;
        IgnoreFile[] ignoring = [.. above, .. IgnoreFile.In(folder)];
        foreach (var path in Entries(folder, Directory.EnumerateFiles))
        {
            var file = folder == "." ? Path.GetFileName(path) : path;
            if (!isWanted(file) || SafeFileReader.IsPipeOrDevice(file))
                continue;
            if (IgnoreFile.AreIgnoring(ignoring, file, isFolder: false) || exclusions.IsExcluded(file))
                leftOut = true;
            else
                yield return file;
        }
        foreach (var path in Entries(folder, Directory.EnumerateDirectories))
        {
            var inner = folder == "." ? Path.GetFileName(path) : path;
            if (
                DigestNames.SkippedFolders.Contains(Path.GetFileName(inner))
                || IgnoreFile.AreIgnoring(ignoring, inner, isFolder: true)
                || exclusions.IsExcludedWhole(inner)
            )
                continue;
            foreach (var file in Walk(inner, ignoring, isWanted))
                yield return file;
        }
    }

    private List<string> Entries(string folder, Func<string, IEnumerable<string>> entries)
    {
        try
        {
            return [.. entries(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            unreadable.Add($"Cannot read folder {folder}: {problem.Message}");
            return [];
        }
    }
}
