using DigestLsp.Language.Tests;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Tests;

/// <summary>Field help of a new paper, over the protocol.</summary>
public class SignatureTests
{
    private const string Page = "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n";

    [Fact]
    public async Task Field_help_is_triggered_by_Enter()
    {
        await using var client = await Client.ReadyAsync();
        var provider = client.Capabilities["signatureHelpProvider"]!;
        provider["triggerCharacters"]!.AsArray().Select(c => (string)c!).ShouldBe(["\n"]);
        await client.OpenAsync("untitled:a", Page + "\n");
        (await ActiveAsync(client, 6, 0)).ShouldBe("Title");
    }

    [Fact]
    public async Task Field_help_follows_the_caret_and_ends_with_the_paper()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", Page);
        var (version, line, character) = (1, 5, 0);
        foreach (
            var (typed, part) in ((string, string?)[])
                [
                    ("\n", "Title"),
                    ("Gardens of Sparse Attention", "Title"),
                    ("\n\n", "Abstract"),
                    ("We plant gardens of", "Abstract"),
                    (" attention.", null),
                    ("\n\n", "Title"),
                    ("https://arxiv.org/abs/2508.00012", "https://arxiv.org/abs/…"),
                    ("\n", "Tags: …"),
                    ("Tags: garden", "Tags: …"),
                ]
        )
        {
            await client.ChangeAsync("untitled:a", ++version, line, character, line, character, typed);
            line += typed.Count(c => c == '\n');
            character = typed.StartsWith('\n') ? 0 : character + typed.Length;
            (await ActiveAsync(client, line, character)).ShouldBe(part, typed);
        }
    }

    [Fact]
    public async Task Only_a_new_paper_has_field_help_in_a_corpus_document()
    {
        var text = Corpus.Read("daily-papers-aug-1.txt");
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"""
        );
        await client.OpenAsync("untitled:a", text + "\n\n");
        var lines = new LineMap(text).Count;
        (await ActiveAsync(client, lines + 1, 0)).ShouldBe("Title");
        var outline = (await client.OutlineAsync("untitled:a"))!.AsArray();
        var papers = outline.SelectMany(d => d!["children"]?.AsArray() ?? []).ToList();
        papers.Count.ShouldBeGreaterThan(50);
        // The end of each title with an abstract.
        var shown = 0;
        foreach (var end in papers.Take(30).Select(p => p!["selectionRange"]!["end"]!))
            shown += await ActiveAsync(client, (int)end["line"]!, (int)end["character"]!) is null ? 0 : 1;
        shown.ShouldBeLessThan(3);
    }

    private static async Task<string?> ActiveAsync(Client client, int line, int character)
    {
        var help = await client.ResultAsync(
            "textDocument/signatureHelp",
            Client.At("untitled:a", line, character)
        );
        return (string?)help?["signatures"]![0]!["parameters"]![(int)help["activeParameter"]!]!["label"];
    }
}
