namespace DigestLsp.Server.Files;

/// <summary>Paths from a folder on, with <c>/</c> on every system.</summary>
internal static class RelativePath
{
    /// <summary>Gets the path from a folder to a file, which may lead up.</summary>
    public static string Of(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Gets the path from a folder to a file, or null if it is not below the folder.</summary>
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
