namespace DigestLsp.Server.Configuration;

/// <summary>The file names of digests, and the folders that are never searched for them.</summary>
internal static class DigestNames
{
    /// <summary>Globs for the names of digests.</summary>
    public static IReadOnlyList<string> Globs { get; } = ["*.digest", "*.digest.txt", "*.digest.md"];

    /// <summary>Names of folders that are not searched.</summary>
    public static IReadOnlySet<string> SkippedFolders { get; } =
        new HashSet<string>(StringComparer.Ordinal) { ".git", "node_modules", ".hg", ".svn", "bin", "obj" };

    /// <summary>Whether a file has the name of a digest.</summary>
    public static bool IsMatch(string path) => Globs.Any(n => Glob.IsMatch(n, Path.GetFileName(path)));
}
