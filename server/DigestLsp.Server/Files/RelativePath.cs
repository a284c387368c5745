namespace DigestLsp.Server.Files;

/// <summary>Relative paths with <c>/</c> on every system.</summary>
internal static class RelativePath
{
    /// <summary>Gets the relative path from a folder to a file, which may start with <c>..</c>.</summary>
    public static string Of(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Gets the relative path from a folder to a file, or null if the file is not below the folder.</summary>
    public static string? Below(string folder, string path)
    {
        var relative = Of(folder, path);
        return
            Path.IsPathRooted(relative)
            || relative is ".." or "."
            || relative.StartsWith("../", StringComparison.Ordinal)
            ? null
            : relative;
    }
}
