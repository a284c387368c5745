using System.Text.Json.Nodes;
using DigestLsp.Language.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>
/// Editor and command line report the same for real documents, with the same positions. Skipped without the corpus next to the repository.
/// </summary>
public sealed class CorpusAgreementTests : CommandTest
{
    [Fact]
    public async Task Command_line_reports_the_same_as_the_server()
    {
        var files = Corpus.Documents().Select(Corpus.PathOf).ToList();
        files.Count.ShouldBeGreaterThan(20);
        var (code, output, error) = await RunProgramAsync(["check", "--format=json", .. files]);
        error.ShouldBeEmpty();
        code.ShouldBe(1);
        var found = JsonNode.Parse(output)!.AsArray().ToLookup(f => (string?)f!["file"], Describe);
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{}}}"""
        );
        foreach (var file in files)
            await client.OpenAsync(new Uri(file).AbsoluteUri, await File.ReadAllTextAsync(file));
        foreach (var file in files)
        {
            var report = await client.ResultAsync(
                "textDocument/diagnostic",
                Client.Document(new Uri(file).AbsoluteUri)
            );
            report!["items"]!.AsArray().Select(Describe).ShouldBe(found[file], file);
        }
        found.Sum(f => f.Count()).ShouldBeGreaterThan(100);
    }

    // The command line names severities, the protocol numbers them.
    private static string Describe(JsonNode? diagnostic)
    {
        var severity = diagnostic!["severity"]!.ToString();
        string[] names = ["error", "warning", "information", "hint"];
        return $"{diagnostic["range"]!.ToJsonString()} {(int.TryParse(severity, out var number) ? names[number - 1] : severity)} {diagnostic["code"]} {diagnostic["message"]}";
    }
}
