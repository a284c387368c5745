using System.Text.Json;

namespace DigestLsp.Language.Tests;

/// <summary>
/// Real documents next to the repository. If they are missing, tests that need them are skipped, and CI, which has them, fails.
/// </summary>
public static class Corpus
{
    private static readonly Lazy<string?> Root = new(FindRoot);

    /// <summary>The folder of the repository: the closest parent folder with the solution.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "DigestLsp.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    /// <summary>Gets the path of a corpus file, or skips the running test if there is no corpus.</summary>
    public static string PathOf(string name)
    {
        if (Root.Value is { } root)
            return Path.Combine(root, name);
        if (Environment.GetEnvironmentVariable("DIGESTLSP_REQUIRE_CORPUS") == "1")
            throw new DirectoryNotFoundException(
                "The corpus (../shared/corpus) is required here and absent."
            );
        Assert.Skip("The corpus (../shared/corpus) is not beside this repository.");
        return "";
    }

    /// <summary>Reads a file, including its byte order mark.</summary>
    public static string Read(string name) =>
        new System.Text.UTF8Encoding(false).GetString(File.ReadAllBytes(PathOf(name)));

    public static JsonElement Json(string name) => JsonDocument.Parse(Read(name)).RootElement;

    /// <summary>
    /// Gets the names of all documents (without answers and tables of facts), relative to the corpus; none if it is missing.
    /// </summary>
    public static IEnumerable<string> Documents(string folder = "")
    {
        var root = PathOf("");
        return Directory
            .EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f =>
                !f.EndsWith(".json", StringComparison.Ordinal)
                && !f.EndsWith(".tsv", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);
    }

    private static string? FindRoot()
    {
        var corpus = Path.Combine(Path.GetDirectoryName(Repository)!, "shared", "corpus");
        return Directory.Exists(corpus) ? corpus : null;
    }
}
