namespace DigestLsp.Server.Files;

/// <summary>The folder of the link cache, shared by all processes of the user.</summary>
internal static class CacheFolder
{
    /// <summary>
    /// The path: under <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, <c>~/Library/Caches</c> on macOS, local application data on Windows. Null
    /// for a user without a home directory.
    /// </summary>
    public static string? Path
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var root =
                OperatingSystem.IsWindows()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                && System.IO.Path.IsPathRooted(cache)
                    ? cache
                : home.Length == 0 ? ""
                : OperatingSystem.IsMacOS() ? System.IO.Path.Combine(home, "Library", "Caches")
                : System.IO.Path.Combine(home, ".cache");
            return root.Length == 0 ? null : System.IO.Path.Combine(root, "digest-lsp");
        }
    }
}
