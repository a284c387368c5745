using System.Text.Json.Nodes;
using DigestLsp.Language.Tests;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Tests;

/// <summary>
/// Responses about whole documents are combined from cached parts: after edits they must equal those of a newly opened document.
/// </summary>
public class WholeDocumentTests
{
    private const string Capabilities =
        """{"workspace":{"applyEdit":true},"window":{"showDocument":{"support":true}},"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"documentLink":{"tooltipSupport":true},"diagnostic":{"relatedInformation":true,"codeDescriptionSupport":true,"tagSupport":{"valueSet":[1]}},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}""";

    private static readonly string[] Requests =
    [
        "textDocument/documentSymbol",
        "textDocument/documentLink",
        "textDocument/foldingRange",
        "textDocument/codeLens",
        "textDocument/diagnostic",
    ];

    [Theory]
    [InlineData("daily-papers-aug-1.txt", "utf-16")]
    [InlineData("daily-papers-aug-1.txt", "utf-8")]
    [InlineData("hf_daily_md/gabrielchua__archive_2024_10_10.md", "utf-16")]
    [InlineData("arxiv_email/Willjay5991__arxiv.txt", "utf-32")]
    public async Task Responses_after_edits_equal_those_of_a_reopened_document(string name, string encoding)
    {
        var text = Corpus.Read(name);
        await using var client = await Client.ReadyAsync(
            capabilities: Capabilities.Insert(1, $"\"general\":{{\"positionEncodings\":[\"{encoding}\"]}},")
        );
        await client.OpenAsync("untitled:a", text);
        await AnswersAsync(client, "untitled:a");
        var random = new Random(7);
        for (var edit = 0; edit < 12; edit++)
        {
            var map = new LineMap(text);
            var line = random.Next(map.Count);
            var put = (string[])["\n", "x", "\n\nAug 2\n\n", "See github.com/invented/lamp ", "É 😀 "];
            var piece = put[edit % put.Length];
            text = text.Insert(map.Start(line), piece);
            await client.ChangeAsync("untitled:a", edit + 2, line, 0, line, 0, piece);
            await AnswersAsync(client, "untitled:a");
        }
        var after = await AnswersAsync(client, "untitled:a");
        await client.TellAsync("textDocument/didClose", Client.Document("untitled:a"));
        await client.OpenAsync("untitled:a", text);
        (await AnswersAsync(client, "untitled:a")).ShouldBe(after);
    }

    [Fact]
    public async Task Quick_fix_refers_to_the_diagnostic_as_sent()
    {
        await using var client = await Client.ReadyAsync(capabilities: Capabilities);
        await client.OpenAsync("untitled:a", Corpus.Read("daily-papers-aug-1.txt"));
        var told = (await client.ResultAsync("textDocument/diagnostic", Client.Document("untitled:a")))![
            "items"
        ]!
            .AsArray()
            .ToList();
        told.Count.ShouldBeGreaterThan(20);
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":0,"character":0},"end":{"line":9999,"character":0}},"context":{"diagnostics":[]}}"""
            )
        )!.AsArray();
        var named = actions.SelectMany(a => a!["diagnostics"]?.AsArray() ?? []).ToList();
        named.Count.ShouldBeGreaterThan(20);
        named.ShouldAllBe(n => told.Any(t => JsonNode.DeepEquals(t, n)));
    }

    private static async Task<string> AnswersAsync(Client client, string uri)
    {
        var answers = new List<string>();
        foreach (var request in Requests)
        {
            var answer = await client.ResultAsync(request, Client.Document(uri));
            // The result id of diagnostics differs for each state.
            answers.Add(
                (
                    request.EndsWith("diagnostic", StringComparison.Ordinal) ? answer!["items"] : answer
                )!.ToJsonString()
            );
        }
        return string.Join('\n', answers);
    }
}
