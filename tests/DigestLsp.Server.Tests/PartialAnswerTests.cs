using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>Partial results: together they are the result, and the final result is empty.</summary>
public sealed class PartialAnswerTests
{
    private const string Uri = "untitled:lamps";

    // More items than one part of most lists has.
    private static readonly string Text = string.Concat(
        Enumerable
            .Range(1, 1800)
            .Select(i =>
                $"Lanterns for Corridor {i}\n\nWe light corridors, see https://github.com/invented/lamp{i} and https://github.com/invented/oil{i}.\n\nTags: light\n\n"
            )
            .Prepend("Aug 1\n\n")
    );

    [Theory]
    [InlineData("textDocument/documentSymbol", "")]
    [InlineData("textDocument/documentLink", "")]
    [InlineData("textDocument/foldingRange", "")]
    [InlineData("textDocument/codeLens", "")]
    [InlineData("textDocument/semanticTokens/full", "", "data")]
    [InlineData(
        "textDocument/semanticTokens/range",
        ""","range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}""",
        "data"
    )]
    [InlineData("textDocument/completion", ""","position":{"line":6,"character":9}""", "items")]
    [InlineData("textDocument/documentHighlight", ""","position":{"line":4,"character":35}""")]
    [InlineData("textDocument/definition", ""","position":{"line":4,"character":35}""")]
    [InlineData(
        "textDocument/references",
        ""","position":{"line":4,"character":35},"context":{"includeDeclaration":true}"""
    )]
    [InlineData("textDocument/selectionRange", ""","positions":[{"line":4,"character":35}]""")]
    [InlineData(
        "textDocument/codeAction",
        ""","range":{"start":{"line":2,"character":0},"end":{"line":2,"character":0}},"context":{"diagnostics":[]}"""
    )]
    public async Task Partial_results_are_the_whole_result(string method, string more, string? member = null)
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"workspace":{"applyEdit":true},"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}"""
        );
        await client.OpenAsync(Uri, Text);
        var document = $"\"textDocument\":{{\"uri\":\"{Uri}\"}}";
        var whole = (await client.ResultAsync(method, $"{{{document}{more}}}"))!;
        var rest = (await client.ResultAsync(method, $"{{{document}{more},\"partialResultToken\":7}}"))!;
        Items(rest).ShouldBeEmpty();
        var pieces = new List<JsonNode?>();
        var expected = Items(whole);
        expected.ShouldNotBeEmpty();
        while (pieces.Count < expected.Count)
        {
            var told = await client.NotificationAsync("$/progress");
            ((int)told["token"]!).ShouldBe(7);
            var items = member == "data" ? told["value"]!["data"]!.AsArray() : told["value"]!.AsArray();
            // A token is never split.
            if (member == "data")
                (items.Count % 5).ShouldBe(0);
            pieces.AddRange(items);
        }
        string.Join('\n', pieces.Select(p => p!.ToJsonString()))
            .ShouldBe(string.Join('\n', expected.Select(p => p!.ToJsonString())));

        JsonArray Items(JsonNode answer) => (member is null ? answer : answer[member]!).AsArray();
    }

    [Theory]
    [InlineData("textDocument/formatting", ""","options":{"tabSize":2,"insertSpaces":true}""")]
    [InlineData("textDocument/hover", ""","position":{"line":2,"character":3}""")]
    public async Task Results_without_partial_support_are_sent_as_a_whole(string method, string more)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, "Aug 1 \n\nLamps for All\n\nWe light all lamps of a town.  \n");
        var document = $"\"textDocument\":{{\"uri\":\"{Uri}\"}}";
        var whole = await client.ResultAsync(method, $"{{{document}{more}}}");
        (await client.ResultAsync(method, $"{{{document}{more},\"partialResultToken\":7}}"))!
            .ToJsonString()
            .ShouldBe(whole!.ToJsonString());
    }
}
