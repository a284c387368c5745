using System.Text.Json;
using DigestLsp.Language.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>
/// The real page over the protocol: its papers under their day and its links. Skipped without the corpus next to the repository.
/// </summary>
public sealed class ReferencePageTests
{
    private const string Uri = "file:///daily-papers-aug-1.digest";

    [Fact]
    public async Task Papers_and_links_match_the_known_answers()
    {
        using var gold = JsonDocument.Parse(Corpus.Read("daily-papers-aug-1.gold.json"));
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"""
        );
        await client.OpenAsync(Uri, Corpus.Read("daily-papers-aug-1.txt"));
        var day = (await client.OutlineAsync(Uri))!.AsArray().ShouldHaveSingleItem()!;
        ((string?)day["name"]).ShouldBe("Aug 1");
        day["children"]!
            .AsArray()
            .Select(p => (string?)p!["name"])
            .ShouldBe(
                gold.RootElement.GetProperty("papers")
                    .EnumerateArray()
                    .Select(p => p.GetProperty("title").GetString())
            );
        var links = (await client.ResultAsync("textDocument/documentLink", Client.Document(Uri)))!.AsArray();
        links.Count.ShouldBe(gold.RootElement.GetProperty("links").GetArrayLength());
        links.ShouldAllBe(l => ((string)l!["target"]!).StartsWith("http", StringComparison.Ordinal));
    }
}
