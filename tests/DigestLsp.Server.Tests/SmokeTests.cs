using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>The main features over the protocol, with the managed and the native build.</summary>
public sealed class SmokeTests
{
    private const string Uri = "untitled:Untitled-1";
    private const string Text = """
        Subscribe

        Aug 1

        Lanterns for Long Corridors

        A lantern is a short note that the model writes to itself at every turn. The lamps are at github.com/invented/lanterns.

        Counting Sheep with Sparse Attention

        Sleepless models count, and we measure how far they get before attention lapses. See https://github.com/invented/sheep.
        """;

    [Fact]
    public async Task A_day_holds_its_papers_and_they_their_links()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}"""
        );
        await client.OpenAsync(Uri, Text);
        var outline = (await client.OutlineAsync(Uri))!.AsArray();
        var day = outline.ShouldHaveSingleItem()!;
        ((string?)day["name"]).ShouldBe("Aug 1");
        ((string?)day["detail"]).ShouldBe("2 papers");
        Range(day["range"]).ShouldBe("2:0-10:119");
        day["children"]!
            .AsArray()
            .Select(p => (string?)p!["name"])
            .ShouldBe(["Lanterns for Long Corridors", "Counting Sheep with Sparse Attention"]);
        Range(day["children"]![0]!["selectionRange"]).ShouldBe("4:0-4:27");
        Range(day["children"]![0]!["range"]).ShouldBe("4:0-6:119");
        ((string?)day["children"]![0]!["children"]![0]!["name"]).ShouldBe("github.com/invented/lanterns");
        (await client.ShutdownAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_name_and_the_settings_decide_on_the_dialect()
    {
        const string Mail = "Title: Lanterns\n\nTitle: Sheep\n";
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("file:///a/inbox.key-value.digest", Mail);
        (await client.OutlineAsync("file:///a/inbox.key-value.digest"))!.AsArray().Count.ShouldBe(2);
        await client.OpenAsync("file:///a/page.digest", "--- 1. Lanterns ---\n");
        await client.TellAsync(
            "workspace/didChangeConfiguration",
            """{"settings":{"digest":{"dialect":"key-value"}}}"""
        );
        (await client.OutlineAsync("file:///a/page.digest"))!.AsArray().Count.ShouldBe(0);
        await client.TellAsync(
            "workspace/didChangeConfiguration",
            """{"settings":{"digest":{"dialect":"latin"}}}"""
        );
        (await client.OutlineAsync("file:///a/page.digest"))!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Links_have_exact_spans_and_complete_urls()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var links = (await client.ResultAsync("textDocument/documentLink", Client.Document(Uri)))!.AsArray();
        links
            .Select(l => (Range(l!["range"]), (string?)l["target"]))
            .ShouldBe([
                ("6:90-6:118", "https://github.com/invented/lanterns"),
                ("10:85-10:118", "https://github.com/invented/sheep"),
            ]);
    }

    [Fact]
    public async Task Diagnostics_are_pushed_and_disappear_when_fixed()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"publishDiagnostics":{"codeDescriptionSupport":true}}}"""
        );
        await client.OpenAsync(Uri, Text);
        var pushed = await client.NotificationAsync("textDocument/publishDiagnostics");
        Codes(pushed["diagnostics"]).ShouldBe(["page.boilerplate", "link.missing-scheme"]);
        ((string?)pushed["diagnostics"]![0]!["source"]).ShouldBe("digest");
        pushed["diagnostics"]![0]!["codeDescription"]!["href"].ShouldNotBeNull();
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":2},"contentChanges":[{"range":{"start":{"line":6,"character":90},"end":{"line":6,"character":90}},"text":"https://"},{"range":{"start":{"line":0,"character":0},"end":{"line":2,"character":0}},"text":""}]}"""
        );
        Codes((await client.NotificationAsync("textDocument/publishDiagnostics"))["diagnostics"])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Clients_that_pull_get_diagnostics_and_quick_fixes_and_no_push()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}}}"""
        );
        await client.OpenAsync(Uri, Text);
        var report = (await client.ResultAsync("textDocument/diagnostic", Client.Document(Uri)))!;
        Codes(report["items"]).ShouldBe(["page.boilerplate", "link.missing-scheme"]);
        var again = (
            await client.ResultAsync(
                "textDocument/diagnostic",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}"},"previousResultId":"{{{(string)report["resultId"]!}}}"}"""
            )
        )!;
        ((string?)again["kind"]).ShouldBe("unchanged");
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}"},"range":{"start":{"line":6,"character":95},"end":{"line":6,"character":95}},"context":{"diagnostics":[],"only":["quickfix"]}}"""
            )
        )!.AsArray();
        var edit = actions.ShouldHaveSingleItem()!["edit"]!["changes"]![Uri]![0]!;
        ((string?)edit["newText"]).ShouldBe("https://");
        Range(edit["range"]).ShouldBe("6:90-6:90");
    }

    [Fact]
    public async Task A_title_shows_its_paper_at_a_glance()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var hover = (await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, 3)))!;
        var markdown = (string)hover["contents"]!["value"]!;
        markdown.ShouldContain("Aug 1");
        markdown.ShouldContain("invented/lanterns");
        (await client.ResultAsync("textDocument/hover", Client.At(Uri, 6, 3))).ShouldBeNull();
    }

    internal static IEnumerable<string?> Codes(JsonNode? diagnostics) =>
        diagnostics!.AsArray().Select(d => (string?)d!["code"]);

    internal static string Range(JsonNode? range) =>
        $"{range!["start"]!["line"]}:{range["start"]!["character"]}-{range["end"]!["line"]}:{range["end"]!["character"]}";
}
