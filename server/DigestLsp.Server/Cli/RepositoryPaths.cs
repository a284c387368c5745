using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Paths relative to the repository: to <c>GITHUB_WORKSPACE</c> or <c>CI_PROJECT_DIR</c>, otherwise to the folder with <c>.git</c>,
/// otherwise to the current folder.
/// </summary>
internal sealed class RepositoryPaths
{
    private static readonly string[] Variables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"];

    private readonly string[] workspaces =
    [
        .. Variables
            .Select(Environment.GetEnvironmentVariable)
            .Where(v => !string.IsNullOrEmpty(v))
            .Select(v => v!),
    ];

    /// <summary>
    /// Gets the path of a file relative to its repository, with <c>/</c>, or an absolute path if it is outside of both the repository and
    /// the current folder.
    /// </summary>
    public string Of(string path)
    {
        if (path == "-")
            return path;
        var full = Path.GetFullPath(path);
        return workspaces
                .Append(GitRoot(full))
                .Append(Environment.CurrentDirectory)
                .OfType<string>()
                .Select(root => Below(root, full))
                .FirstOrDefault(below => below is not null)
            ?? full.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>
    /// Gets the path of a file relative to the current folder, with <c>/</c> and without links, which patch does not follow, or relative to
    /// its repository if it is elsewhere.
    /// </summary>
    public string FromCurrentFolder(string path) =>
        path == "-"
            ? path
            : Below(Environment.CurrentDirectory, SafeFileReader.RealPath(path)) ?? Of(path).TrimStart('/');

    private static string? GitRoot(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Path.Exists(Path.Combine(folder, ".git")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    // A folder may have two paths if one contains a link.
    private static string? Below(string root, string path) =>
        RelativePath.Below(root, path)
        ?? RelativePath.Below(
            SafeFileReader.RealPath(root),
            Path.Combine(SafeFileReader.RealPath(Path.GetDirectoryName(path)!), Path.GetFileName(path))
        );
}
