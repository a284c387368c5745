using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>Tests of editor requests except outline, links, hover and diagnostics.</summary>
public sealed class FeatureTests
{
    private const string Page =
        "Subscribe\n\nDaily Papers\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. We watch them grow. See https://github.com/invented/garden.\n\n\n\nLanterns for Long Corridors  \n\nWe light corridors. Built on https://github.com/Invented/Garden/issues/3.\n\nTags: light\n";

    [Fact]
    public async Task Days_papers_and_boilerplate_fold()
    {
        await using var client = await OpenAsync();
        var folds = (
            await client.ResultAsync("textDocument/foldingRange", Client.Document("untitled:a"))
        )!.AsArray();
        folds
            .Select(f => $"{f!["startLine"]}-{f["endLine"]} {f["kind"]}")
            .ShouldBe(["0-2 comment", "4-16 region", "6-8 region", "12-16 region"]);
    }

    [Fact]
    public async Task A_selection_grows_from_the_word_to_the_document()
    {
        await using var client = await OpenAsync();
        var ranges = (
            await client.ResultAsync(
                "textDocument/selectionRange",
                """{"textDocument":{"uri":"untitled:a"},"positions":[{"line":8,"character":22}]}"""
            )
        )!.AsArray();
        var steps = new List<string>();
        for (var range = ranges.ShouldHaveSingleItem(); range is not null; range = range["parent"])
            steps.Add(
                $"{range["range"]!["start"]!["line"]}:{range["range"]!["start"]!["character"]}-{range["range"]!["end"]!["line"]}:{range["range"]!["end"]!["character"]}"
            );
        steps.ShouldBe(["8:21-8:26", "8:18-8:37", "8:0-8:77", "6:0-8:77", "4:0-17:0", "0:0-17:0"]);
    }

    [Fact]
    public async Task References_of_a_repository_are_all_links_into_it()
    {
        await using var client = await OpenAsync();
        await client.OpenAsync(
            "untitled:b",
            "Aug 2\n\nBridges over Quiet Rivers\n\nWe build on github.com/invented/garden.\n"
        );
        var all = (
            await client.ResultAsync("textDocument/references", Client.At("untitled:a", 8, 60))
        )!.AsArray();
        all.Select(l => $"{l!["uri"]} {l["range"]!["start"]!["line"]}")
            .ShouldBe(["untitled:a 8", "untitled:a 14", "untitled:b 4"]);
        (await client.ResultAsync("textDocument/documentHighlight", Client.At("untitled:a", 8, 60)))!
            .AsArray()
            .Count.ShouldBe(2);
        var first = (
            await client.ResultAsync("textDocument/definition", Client.At("untitled:a", 14, 40))
        )!.AsArray();
        ((int)first.ShouldHaveSingleItem()!["range"]!["start"]!["line"]!).ShouldBe(8);
    }

    [Fact]
    public async Task Formatting_changes_only_whitespace()
    {
        await using var client = await OpenAsync();
        var edits = (
            await client.ResultAsync(
                "textDocument/formatting",
                """{"textDocument":{"uri":"untitled:a"},"options":{"tabSize":4,"insertSpaces":true}}"""
            )
        )!.AsArray();
        edits
            .Select(e =>
                $"{e!["range"]!["start"]!["line"]}:{e["range"]!["start"]!["character"]}-{e["range"]!["end"]!["line"]}:{e["range"]!["end"]!["character"]} \"{e["newText"]}\""
            )
            .ShouldBe(["10:0-12:0 \"\"", "12:27-12:29 \"\""]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(",\"insertFinalNewline\":false", "")]
    [InlineData(",\"insertFinalNewline\":true", "2:14-2:14 \\n")]
    [InlineData(",\"trimTrailingWhitespace\":true,\"insertFinalNewline\":true", "2:14-2:14 \\n")]
    public async Task Final_newline_follows_the_client_option(string options, string expected)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a.digest", "Aug 1\n\nRivers of Data");
        var edits = (
            await client.ResultAsync(
                "textDocument/formatting",
                $$$"""{"textDocument":{"uri":"untitled:a.digest"},"options":{"tabSize":4,"insertSpaces":true{{{options}}}}}"""
            )
        )!.AsArray();
        string.Join(' ', edits.Select(e => $"{SmokeTests.Range(e!["range"])} {e["newText"]}"))
            .ReplaceLineEndings("\\n")
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData("untitled:a.digest", "Two banks meet.   \n\n\n", 5, "4:15-4:18")]
    [InlineData("untitled:a.digest", "Two banks meet.   \nThey part.  \n", 6, "5:10-5:12")]
    [InlineData("untitled:a.digest", "Two banks meet.\n", 5, null)]
    [InlineData("untitled:a.digest", "Two banks meet.   \n", 0, null)]
    // No other line changes while the user types, although a day requires a blank line above it.
    [InlineData("untitled:a.digest", "Two banks meet.\nAug 2  \n", 6, "5:5-5:7")]
    // Two spaces are a hard line break in Markdown.
    [InlineData("untitled:a.digest.md", "Two banks meet.  \nThey part.\n", 5, null)]
    public async Task Only_the_line_left_by_Enter_loses_trailing_whitespace(
        string uri,
        string text,
        int line,
        string? expected
    )
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(
            uri,
            (
                uri.EndsWith(".md", StringComparison.Ordinal)
                    ? "## Aug 1\n\n### [Rivers of Data](https://arxiv.org/abs/2401.00001)\n\n"
                    : "Aug 1\n\nRivers of Data\n\n"
            ) + text
        );
        var edits = (
            await client.ResultAsync(
                "textDocument/onTypeFormatting",
                $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":{{{line}}},"character":0},"ch":"\n","options":{"tabSize":2,"insertSpaces":true}}"""
            )
        )!.AsArray();
        edits
            .Select(e => (SmokeTests.Range(e!["range"]), (string)e["newText"]!))
            .ShouldBe(expected is null ? [] : [(expected, "")]);
    }

    [Fact]
    public async Task Workspace_symbols_are_papers_of_all_digests_opened_or_not()
    {
        var folder = Directory.CreateTempSubdirectory("digest-lsp-library");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "old.digest"),
                "Jul 3, 2024\n\nBridges over Quiet Rivers\n\nWe build bridges and listen to them.\n",
                TestContext.Current.CancellationToken
            );
            await using var client = Client.Start();
            await client.AskAsync(
                "initialize",
                $$$"""{"processId":null,"capabilities":{},"rootUri":null,"workspaceFolders":[{"uri":"{{{new Uri(folder.FullName).AbsoluteUri}}}","name":"a"}]}"""
            );
            await client.TellAsync("initialized", "{}");
            await client.OpenAsync("untitled:a", Page);
            (await NamesAsync(client, "brriv")).ShouldBe([
                "Bridges over Quiet Rivers in Jul 3, 2024 · old.digest",
            ]);
            (await NamesAsync(client, "lanterns")).ShouldBe([
                "Lanterns for Long Corridors in Aug 1 · untitled:a · #light",
            ]);
            (await NamesAsync(client, "")).Count().ShouldBe(3);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IEnumerable<string>> NamesAsync(Client client, string query) =>
        (await client.ResultAsync("workspace/symbol", new JsonObject { ["query"] = query }.ToJsonString()))!
            .AsArray()
            .Select(s => $"{s!["name"]} in {s["containerName"]}");

    private static async Task<Client> OpenAsync()
    {
        var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", Page);
        return client;
    }
}
