namespace DigestLsp.Server.Tests;

/// <summary>Folding ranges for clients with limits.</summary>
public sealed class FoldingTests
{
    private const string Page =
        "Subscribe\n\nDaily Papers\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens and watch them grow.\n\n"
        + "Lanterns for Long Corridors\n\nWe light corridors and look what stays dark.\n\n";

    [Theory]
    [InlineData("{}", "0-2 comment", "4-12 region", "6-8 region", "10-12 region")]
    [InlineData("""{"rangeLimit":2}""", "4-12 region", "6-8 region")]
    [InlineData("""{"rangeLimit":0}""")]
    [InlineData(
        """{"foldingRangeKind":{"valueSet":["comment"]},"rangeLimit":5000}""",
        "0-2 comment",
        "4-12 ",
        "6-8 ",
        "10-12 "
    )]
    [InlineData(
        """{"foldingRangeKind":{"valueSet":["region","imports"]}}""",
        "0-2 ",
        "4-12 region",
        "6-8 region",
        "10-12 region"
    )]
    public async Task Limit_and_kinds_of_the_client_hold(string capability, params string[] expected)
    {
        await using var client = await Client.ReadyAsync(
            capabilities: $$$"""{"textDocument":{"foldingRange":{{{capability}}}}}"""
        );
        await client.OpenAsync("untitled:a", Page);
        (await client.ResultAsync("textDocument/foldingRange", Client.Document("untitled:a")))!
            .AsArray()
            .Select(f => $"{f!["startLine"]}-{f["endLine"]} {f["kind"]}")
            .ShouldBe(expected);
    }
}
