using System.Text.Json;

namespace DigestLsp.Language.Tests;

/// <summary>Real documents beside the repository. Where they are absent the tests that need them are skipped, and CI, which has them, fails.</summary>
public static class Corpus
{
    private static readonly Lazy<string?> Root = new(FindRoot);

    /// <summary>The folder of the repository: the nearest one above the tests that holds the solution.</summary>
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

    /// <summary>Path of a file of the corpus; skips the running test where there is no corpus.</summary>
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

    /// <summary>Text of a file, a byte order mark kept.</summary>
    public static string Read(string name) =>
        new System.Text.UTF8Encoding(false).GetString(File.ReadAllBytes(PathOf(name)));

    public static JsonElement Json(string name) => JsonDocument.Parse(Read(name)).RootElement;

    /// <summary>Names of all documents (no answers, no tables of facts), relative to the corpus; empty where there is none.</summary>
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
