namespace DigestLsp.Online.Fetching;

/// <summary>
/// Finds programs on the user's PATH. The framework and Windows search the current folder first, which belongs to an untrusted project.
/// </summary>
internal static class ProgramPath
{
    /// <summary>Gets the full path of a program in an absolute folder of PATH, or null if it is not found.</summary>
    /// <param name="name">The name, without an extension.</param>
    public static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static string? Find(string name, string path) =>
        path.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);
}
