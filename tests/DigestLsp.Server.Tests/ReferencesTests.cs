namespace DigestLsp.Server.Tests;

/// <summary>Definition, references and highlight over several digests.</summary>
public sealed class ReferencesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-references");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Definition_of_a_paper_is_its_first_occurrence()
    {
        var twice =
            Paper("Aug 2", "Lanterns for Long Corridors") + Paper("Aug 3", "Lanterns for Long Corridors");
        var (a, b, c) = (
            Write("a.digest", Paper("Aug 1", "Sheep for Long Nights")),
            Write("b.digest", twice),
            Write("c.digest", twice)
        );
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync(b, twice);
        await client.OpenAsync(c, twice);
        foreach (var (uri, line) in ((string, int)[])[(b, 2), (b, 8), (c, 2), (c, 8)])
            (await PlacesAsync(client, "definition", uri, line, 3)).ShouldBe([$"{b} 2:0"]);
        (await PlacesAsync(client, "references", c, 2, 3)).ShouldBe([
            $"{c} 2:0",
            $"{c} 8:0",
            $"{b} 2:0",
            $"{b} 8:0",
        ]);
        (await PlacesAsync(client, "references", c, 2, 3, declaration: false)).ShouldBe([
            $"{c} 2:0",
            $"{c} 8:0",
            $"{b} 8:0",
        ]);
        a.ShouldNotBeNull();
    }

    [Fact]
    public async Task Papers_of_one_title_with_different_identifiers_are_different()
    {
        var a = Write("a.digest", Paper("Aug 1", "Report on Lantern Models", "arXiv: 2508.00011"));
        var text = Paper("Aug 2", "Report on Lantern Models", "arXiv: 2508.00022");
        var b = Write("b.digest", text);
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync(b, text);
        (await PlacesAsync(client, "definition", b, 2, 3)).ShouldBe([$"{b} 2:0"]);
        (await PlacesAsync(client, "references", b, 2, 3)).ShouldBe([$"{b} 2:0"]);
        a.ShouldNotBeNull();
    }

    [Fact]
    public async Task References_of_a_tag_are_all_papers_that_have_it_and_it_has_no_definition()
    {
        var a = Write("a.digest", Paper("Aug 1", "Sheep for Long Nights", "Tags: sheep, Light"));
        var text =
            Paper("Aug 2", "Lanterns for Long Corridors", "Tags: light")
            + Paper("Aug 3", "Lamps in Daylight", "Tags: day, light");
        var b = Write("b.digest", text);
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync(b, text);
        foreach (var declaration in (bool[])[true, false])
            (await PlacesAsync(client, "references", b, 6, 8, declaration)).ShouldBe([
                $"{b} 6:6",
                $"{b} 14:11",
                $"{a} 6:13",
            ]);
        (await PlacesAsync(client, "definition", b, 6, 8)).ShouldBeEmpty();
        (await client.ResultAsync("textDocument/documentHighlight", Client.At(b, 6, 8)))!
            .AsArray()
            .Count.ShouldBe(2);
    }

    private static string Paper(string day, string title, string? field = null) =>
        $"{day}\n\n{title}\n\nWe look at it from both banks and say.\n\n{(field is null ? "" : field + "\n\n")}";

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return new Uri(path).AbsoluteUri;
    }

    private static async Task<string[]> PlacesAsync(
        Client client,
        string what,
        string uri,
        int line,
        int character,
        bool declaration = true
    ) =>
        [
            .. (
                await client.ResultAsync(
                    "textDocument/" + what,
                    $$$"""{"textDocument":{"uri":{{{Client.Json(uri)}}}},"position":{"line":{{{line}}},"character":{{{character}}}},"context":{"includeDeclaration":{{{(declaration ? "true" : "false")}}}}}"""
                )
            )!
                .AsArray()
                .Select(l =>
                    $"{l!["uri"]} {l["range"]!["start"]!["line"]}:{l["range"]!["start"]!["character"]}"
                ),
        ];
}
