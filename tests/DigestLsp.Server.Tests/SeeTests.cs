using System.Text.Json.Nodes;
using DigestLsp.Language.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>Semantic highlighting, inlay hints and code lenses.</summary>
public sealed class SeeTests
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. Our code is publicly available. See https://github.com/invented/garden.\n\nTags: light, water\nStatus: read\n\nLanterns for Long Corridors\n\nWe light corridors and look at what is seen in their light.\n";

    private static readonly string[] Types =
    [
        "comment",
        "class",
        "number",
        "macro",
        "property",
        "enumMember",
        "string",
    ];

    [Fact]
    public async Task Every_kind_of_refused_token_is_reported()
    {
        await using var client = await OpenAsync();
        client.Capabilities["semanticTokensProvider"]!["legend"]!["tokenTypes"]!
            .AsArray()
            .Select(t => (string)t!)
            .ShouldBe(Types);
        var data = Data(
            await client.ResultAsync("textDocument/semanticTokens/full", Client.Document("untitled:a"))
        );
        Words(Page, data)
            .ShouldBe([
                "comment Subscribe",
                "number Aug 1",
                "class Gardens of Sparse Attention",
                "macro Our code is publicly available",
                "string https://github.com/invented/garden",
                "property Tags",
                "enumMember light",
                "enumMember water",
                "property Status",
                "enumMember read",
                "class Lanterns for Long Corridors",
            ]);
        var range = await client.ResultAsync(
            "textDocument/semanticTokens/range",
            """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":3}}}"""
        );
        Words(Page, Data(range)).ShouldBe(["number Aug 1"]);
    }

    [Theory]
    [InlineData("daily-papers-aug-1.txt")]
    [InlineData("hf_daily_md/gabrielchua__archive_2024_10_10.md")]
    [InlineData("arxiv_email/Willjay5991__arxiv.txt")]
    public async Task Applied_delta_equals_a_new_result(string document)
    {
        var text = Corpus.Read(document);
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", text);
        var answer = await client.ResultAsync(
            "textDocument/semanticTokens/full",
            Client.Document("untitled:a")
        );
        var (id, data) = ((string)answer!["resultId"]!, Data(answer).ToList());
        data.Count.ShouldBeGreaterThan(20);
        var random = new Random(6);
        for (var version = 2; version < 30; version++)
        {
            var line = random.Next(text.Count('\n'));
            var piece =
                version % 3 == 0 ? "\n\nAug 2\n\n"
                : version % 3 == 1 ? "x github.com/o/r "
                : "\n";
            await client.TellAsync(
                "textDocument/didChange",
                $$$"""{"textDocument":{"uri":"untitled:a","version":{{{version}}}},"contentChanges":[{"range":{"start":{"line":{{{line}}},"character":3},"end":{"line":{{{line}}},"character":4}},"text":{{{Client.Json(piece)}}}}]}"""
            );
            var delta = await client.ResultAsync(
                "textDocument/semanticTokens/full/delta",
                $$$"""{"textDocument":{"uri":"untitled:a"},"previousResultId":"{{{id}}}"}"""
            );
            id = (string)delta!["resultId"]!;
            foreach (var edit in delta["edits"]!.AsArray())
            {
                data.RemoveRange((int)edit!["start"]!, (int)edit["deleteCount"]!);
                data.InsertRange((int)edit["start"]!, edit["data"]!.AsArray().Select(n => (int)n!));
            }
        }
        var fresh = await client.ResultAsync(
            "textDocument/semanticTokens/full",
            Client.Document("untitled:a")
        );
        data.ShouldBe(Data(fresh));
        // A result that is not the latest one gets all tokens.
        (
            await client.ResultAsync(
                "textDocument/semanticTokens/full/delta",
                """{"textDocument":{"uri":"untitled:a"},"previousResultId":"1"}"""
            )
        )!
            ["data"]
            .ShouldNotBeNull();
    }

    [Theory]
    [InlineData("on", 1)]
    [InlineData("off", 0)]
    [InlineData("onHover", 0)]
    public async Task Status_and_tags_follow_the_title(string setting, int hints)
    {
        await using var client = await Client.ReadyAsync(
            $$"""{"online":{"enabled":false},"inlayHints":"{{setting}}"}"""
        );
        await client.OpenAsync("untitled:a", Page);
        var answer = (
            await client.ResultAsync(
                "textDocument/inlayHint",
                """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0}}}"""
            )
        )!.AsArray();
        answer.Count.ShouldBe(hints);
        if (hints == 0)
            return;
        ((string)answer[0]!["label"]!).ShouldBe("read #light #water");
        ((int)answer[0]!["position"]!["line"]!).ShouldBe(4);
        ((int)answer[0]!["position"]!["character"]!).ShouldBe(27);
    }

    [Theory]
    [InlineData("https://gitlab.com/invented/garden", true)]
    [InlineData("https://codeberg.org/invented/garden/src/branch/main", true)]
    [InlineData("https://huggingface.co/invented/garden", true)]
    [InlineData("https://gitlab.com/explore/projects", false)]
    [InlineData("https://gitlab.com/invented", false)]
    [InlineData("https://huggingface.co/datasets/invented/garden", false)]
    public async Task Repository_is_opened_wherever_its_link_is(string address, bool isCode)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(
            "untitled:a",
            $"Aug 1\n\nGardens of Attention\n\nWe plant gardens, see {address} for more.\n"
        );
        var answer = await client.ResultAsync(
            "workspace/executeCommand",
            """{"command":"digest.openCode","arguments":[{"uri":"untitled:a","position":{"line":2,"character":3}}]}"""
        );
        ((string?)answer).ShouldBe(isCode ? address : null);
    }

    [Fact]
    public async Task A_field_s_name_is_a_name_and_its_value_the_link()
    {
        const string Text =
            "Aug 1\n\nGardens of Attention\n\nWe plant gardens.\n\narXiv:2508.01234\nDOI:10.1234/garden\nStatus: read\nNote: *good*\n";
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", Text);
        Words(
                Text,
                Data(
                    await client.ResultAsync(
                        "textDocument/semanticTokens/full",
                        Client.Document("untitled:a")
                    )
                )
            )
            .Skip(2)
            .Take(4)
            .ShouldBe(["property arXiv", "string 2508.01234", "property DOI", "string 10.1234/garden"]);
        (await client.ResultAsync("textDocument/documentLink", Client.Document("untitled:a")))!
            .AsArray()
            .Select(l => (int)l!["range"]!["start"]!["character"]!)
            .ShouldBe([6, 4]);
        var hover = (string)
            (await client.ResultAsync("textDocument/hover", Client.At("untitled:a", 2, 3)))!["contents"]![
                "value"
            ]!;
        hover.ShouldContain("Status: read · Note: \\*good\\*");
        hover = (string)
            (await client.ResultAsync("textDocument/hover", Client.At("untitled:a", 0, 1)))!["contents"]![
                "value"
            ]!;
        hover.ShouldBe("**Aug 1** · 2025-08-01 (year inferred)\n\n1 paper");
    }

    [Fact]
    public async Task Code_lenses_count_papers_of_a_day_and_open_code()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"window":{"showDocument":{"support":true}}}"""
        );
        await client.OpenAsync(
            "untitled:a",
            Page.Replace("Status: read\n", "Status: read \n", StringComparison.Ordinal)
        );
        var lenses = (
            await client.ResultAsync("textDocument/codeLens", Client.Document("untitled:a"))
        )!.AsArray();
        var day = await client.ResultAsync("codeLens/resolve", lenses[0]!.ToJsonString());
        ((string)day!["command"]!["title"]!).ShouldBe("2 papers · 2 problems");
        var open = lenses.Single(l => (string?)l!["command"]?["command"] == "digest.openCode")!;
        ((int)open["range"]!["start"]!["line"]!).ShouldBe(4);
        JsonNode? shown = null;
        client.Answers["window/showDocument"] = asked =>
        {
            shown = asked!.DeepClone();
            return new JsonObject { ["success"] = true };
        };
        var answer = await client.ResultAsync(
            "workspace/executeCommand",
            new JsonObject
            {
                ["command"] = "digest.openCode",
                ["arguments"] = open["command"]!["arguments"]!.DeepClone(),
            }.ToJsonString()
        );
        ((string)answer!).ShouldBe("https://github.com/invented/garden");
        ((string)shown!["uri"]!).ShouldBe("https://github.com/invented/garden");
        ((bool)shown["external"]!).ShouldBeTrue();
    }

    private static async Task<Client> OpenAsync()
    {
        var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", Page);
        return client;
    }

    private static int[] Data(JsonNode? answer) => [.. answer!["data"]!.AsArray().Select(n => (int)n!)];

    private static IEnumerable<string> Words(string text, int[] data)
    {
        var lines = text.Split('\n');
        var (line, character) = (0, 0);
        for (var i = 0; i < data.Length; i += 5)
        {
            character = data[i] == 0 ? character + data[i + 1] : data[i + 1];
            line += data[i];
            yield return $"{Types[data[i + 3]]} {lines[line].Substring(character, data[i + 2])}";
        }
    }
}
