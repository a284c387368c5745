namespace DigestLsp.Online.Fetching;

/// <summary>
/// Finds programs of the user. The framework and Windows look in the current folder first, which is the project's: a stranger's.
/// </summary>
internal static class ProgramPath
{
    /// <summary>The program's full path in a folder that PATH names in full; null where it is in none.</summary>
    /// <param name="name">Its name, without an ending.</param>
    public static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static string? Find(string name, string path) =>
        path.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);
}
