using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests.Import;

/// <summary>Export, citation and import over the protocol.</summary>
public sealed class TakeOutTests
{
    private const string Uri = "file:///home/ada/My%20papers.digest";

    private const string Digest =
        "Aug 1, 2025\n\nLanterns for Long Corridors: Lighting GPT-4\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011v2\n\nWe light the middle of a long context. Lanterns are notes & more.\n\nTags: cs.CL\n";

    [Theory]
    [InlineData(
        "markdown",
        "### [Lanterns for Long Corridors: Lighting GPT-4](<https://arxiv.org/abs/2508.00011>)"
    )]
    [InlineData("html", "<h1 dir=\"auto\">My papers</h1>")]
    [InlineData("json", "\"published\": null")]
    [InlineData(
        "csv",
        "2025-08-01,Lanterns for Long Corridors: Lighting GPT-4,Ada Invented; Ben Invented,2508.00011v2,"
    )]
    [InlineData("bibtex", "title = {Lanterns for Long Corridors: Lighting {GPT}-4}")]
    [InlineData("rss", "<guid isPermaLink=\"true\">https://arxiv.org/abs/2508.00011</guid>")]
    [InlineData("atom", "<updated>2025-08-01T12:00:00Z</updated>")]
    public async Task A_digest_is_taken_out(string form, string part)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Digest);
        var text = (string?)
            await RunAsync(client, "digest.export", $$"""{"uri":"{{Uri}}","to":"{{form}}"}""");
        text.ShouldNotBeNull().ShouldContain(part);
    }

    [Theory]
    [InlineData(
        "text",
        "Ada Invented and Ben Invented. Lanterns for Long Corridors: Lighting GPT-4. arXiv:2508.00011, 2025. https://arxiv.org/abs/2508.00011"
    )]
    [InlineData(
        "markdown",
        "[Lanterns for Long Corridors: Lighting GPT-4](<https://arxiv.org/abs/2508.00011>), Ada Invented and Ben Invented, 2025"
    )]
    public async Task A_paper_is_cited(string style, string citation)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Digest);
        var at = $$"""{ {{At(7, 3)}},"style":"{{style}}"}""";
        ((string?)await RunAsync(client, "digest.copyCitation", at)).ShouldBe(citation);
        (await RunAsync(client, "digest.copyCitation", $$"""{ {{At(0, 3)}} }""")).ShouldBeNull();
    }

    [Theory]
    [InlineData(
        "digest.export",
        """{"uri":"file:///home/ada/My%20papers.digest","to":"pdf"}""",
        "markdown, html, json, csv, bibtex, rss, atom"
    )]
    [InlineData(
        "digest.export",
        """{"uri":"file:///home/ada/My%20papers.digest","to":"rss","address":"javascript:alert(1)"}""",
        "digest.export requires a URL that starts with https://, not javascript:alert(1)."
    )]
    [InlineData(
        "digest.export",
        """{"uri":"file:///home/ada/other.digest","to":"rss"}""",
        "open or in the workspace"
    )]
    [InlineData(
        "digest.copyCitation",
        """{"uri":"file:///home/ada/My%20papers.digest","position":{"line":2,"character":0},"style":"apa"}""",
        "text, markdown, bibtex"
    )]
    public async Task Impossible_request_is_explained(string command, string argument, string message)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Digest);
        var answer = await client.AskAsync(
            "workspace/executeCommand",
            $$"""{"command":"{{command}}","arguments":[{{argument}}]}"""
        );
        ((string?)answer["error"]!["message"]).ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public async Task A_digest_of_the_workspace_is_taken_out_without_being_open()
    {
        var folder = Directory.CreateTempSubdirectory("digest-lsp-export");
        try
        {
            var file = Path.Combine(folder.FullName, "closed.digest");
            await File.WriteAllTextAsync(file, Digest);
            await using var client = await Client.ReadyAsync(folder: folder.FullName);
            var text = (string?)
                await RunAsync(
                    client,
                    "digest.export",
                    $$"""{"uri":{{Client.Json(new Uri(file).AbsoluteUri)}},"to":"html","title":" "}"""
                );
            text.ShouldNotBeNull().ShouldContain("<title>closed</title>");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_clipboard_becomes_the_papers_that_are_new()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Digest);
        var result = await client.ResultAsync(
            "digest/importHtml",
            $$"""{"html":{{Client.Json(Pages.Clipboard)}},"text":"",{{At(1, 0)}} }"""
        );
        var expected =
            $"\nCounting Sheep with Sparse Attention\n\narXiv: 2507.00022\n\n{Pages.Sheep}\n\nCode: https://github.com/invented/sheep\n";
        ((string?)result!["text"]).ShouldBe(expected);
        ((int)result["papers"]!).ShouldBe(1);
        result["skipped"]!.AsArray().Count.ShouldBe(2);
        ((string?)result["source"]).ShouldBe("page");

        // This client does not apply edits, so the result is the edit.
        var edit = await RunAsync(
            client,
            "digest.pasteClean",
            $$"""{"html":{{Client.Json(Pages.Clipboard)}},{{At(1, 0)}} }"""
        );
        edit!.ToJsonString().ShouldContain("Counting Sheep");
    }

    private static string At(int line, int character) =>
        $$$"""
            "uri":"{{{Uri}}}","position":{"line":{{{line}}},"character":{{{character}}}}
            """.Trim();

    private static Task<JsonNode?> RunAsync(Client client, string command, string argument) =>
        client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"{{command}}","arguments":[{{argument}}]}"""
        );
}
