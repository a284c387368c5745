using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DigestLsp.Online.Tests;

/// <summary>
/// GitHub's examples, recorded responses, and GraphQL schema to validate requests with (<c>tests/stand-ins</c>). Installed by <c>npm
/// test</c>; without it these tests are skipped with a message, except in CI.
/// </summary>
internal static class GitHubStandIn
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "stand-ins");
    private static readonly Lazy<JsonArray> AllExamples = new(() => Run("examples", "")[0]!.AsArray());

    /// <summary>Gets the successful example or recorded responses to requests of a path pattern.</summary>
    public static IReadOnlyList<JsonNode> Examples(string request)
    {
        SkipWithout();
        return
        [
            .. AllExamples
                .Value.Where(e => (string?)e!["request"] == request && (int)e["status"]! == 200)
                .Select(e => e!["body"]!),
        ];
    }

    /// <summary>Executes requests against GitHub's schema, each a JSON object with <c>query</c> and <c>variables</c>.</summary>
    public static JsonArray GraphQl(params IEnumerable<string> requests)
    {
        SkipWithout();
        return Run("graphql", string.Join('\n', requests) + "\n");
    }

    private static void SkipWithout()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("CI") == "true",
                "GitHub's stand-ins are not installed: run npm ci in tests/stand-ins."
            );
    }

    private static JsonArray Run(string command, string input)
    {
        using var node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Folder, "github.mjs"), command])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new System.Text.UTF8Encoding(false),
            }
        )!;
        var failure = node.StandardError.ReadToEndAsync();
        var said = node.StandardOutput.ReadToEndAsync();
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0, failure.Result);
        return
        [
            .. said.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)),
        ];
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DigestLsp.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The repository's folder is not above the tests.");
        return folder;
    }
}
