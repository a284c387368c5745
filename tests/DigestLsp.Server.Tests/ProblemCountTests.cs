using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Tests;

/// <summary>A page has the same number of problems above its days, in the status and on the command line.</summary>
public sealed class ProblemCountTests : CommandTest
{
    private const string Header = "Subscribe\n\nTrending\n\nhttps://huggingface.co/papers?utm_source=x \n\n";
    private const string Papers =
        "Gardens of Sparse Attention.\n\nWe plant gardens , and see github.com/invented/garden.  \n\nLanterns\n\nTBD\n";

    [Theory]
    [InlineData(Header + "Aug 1\n\n" + Papers)]
    [InlineData("Aug 1\n\n" + Papers + "\nSubscribe\n")]
    [InlineData(
        Header
            + "Aug 2\n\n"
            + Papers
            + "\nAug 1\n\nBridges over Rivers\n\nWe build bridges. See github.com/invented/bridge.\n"
    )]
    [InlineData(
        Header
            + Papers
            + "\nAug 1\n\nBridges over Rivers\n\nWe build bridges. See github.com/invented/bridge.\n"
    )]
    [InlineData("Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n")]
    public async Task Lenses_status_diagnostics_and_command_line_agree(string text)
    {
        var file = Write("a.digest", text);
        Run("check", "--format", "json", file).ShouldBeLessThan(2);
        var count = JsonNode.Parse(Output.ToString())!.AsArray().Count;
        Clear();
        Run("check", file).ShouldBeLessThan(2);
        CountIn(Output.ToString().TrimEnd().Split('\n')[^1]).ShouldBe(count);

        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{},"codeLens":{"resolveSupport":{"properties":["command"]}}}}""",
            options: """{"status":true}"""
        );
        var uri = new Uri(file).AbsoluteUri;
        await client.OpenAsync(uri, text);
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(uri));
        report!["items"]!.AsArray().Count.ShouldBe(count);
        var lenses = (await client.ResultAsync("textDocument/codeLens", Client.Document(uri)))!.AsArray();
        var sum = 0;
        foreach (var lens in lenses.Where(l => l!["data"] is not null))
        {
            var resolved = await client.ResultAsync("codeLens/resolve", lens!.ToJsonString());
            sum += CountIn((string)resolved!["command"]!["title"]!);
        }
        sum.ShouldBe(count, lenses.ToJsonString());
        JsonNode status;
        do status = (await client.NotificationAsync("digest/status"))["documents"]!;
        while (status.AsArray().Count == 0);
        ((int)status[0]!["errors"]! + (int)status[0]!["warnings"]! + (int)status[0]!["hints"]!).ShouldBe(
            count
        );
    }

    private static int CountIn(string text) =>
        Regex.Match(text, "([0-9]+) problem") is { Success: true } found
            ? int.Parse(found.Groups[1].Value, null)
            : 0;
}
