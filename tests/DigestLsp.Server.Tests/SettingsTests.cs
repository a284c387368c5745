using System.Text;
using System.Text.Json.Nodes;
using DigestLsp.Online.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>Settings and their changes: forbidden things stay forbidden, and no keystroke is lost.</summary>
public sealed class SettingsTests
{
    private const string Uri = "untitled:a";
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention. See https://github.com/invented/fine.\n";

    [Theory]
    [InlineData("""{"trusted":false}""", "{}")]
    [InlineData("""{"trusted":false}""", "null")]
    [InlineData("""{"trusted":false}""", """{"digest":{"inlayHints":"off"}}""")]
    [InlineData("""{"trusted":false}""", """{"online":{"enabled":true}}""")]
    [InlineData("""{"online":{"enabled":false}}""", """{"inlayHints":"off"}""")]
    [InlineData("""{"online":{"enabled":false}}""", """{"online":{"checkLinks":"all"}}""")]
    public async Task Initial_restrictions_remain_unless_later_settings_change_them(
        string first,
        string later
    )
    {
        await using var github = StandIn.Saying(200, "{}");
        await using var client = await Client.ReadyAsync(WithApi(first, github));
        await client.OpenAsync(Uri, Page);
        await client.TellAsync("workspace/didChangeConfiguration", $$"""{"settings":{{later}} }""");
        await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, 45));
        github.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_workspace_cannot_trust_itself(bool asked)
    {
        await using var github = StandIn.Saying(200, "{}");
        var settings = WithApi(
            """{"trusted":false,"digest":{"trusted":true},"digest.trusted":true}""",
            github
        );
        await using var client = Client.Start();
        client.Settings = JsonNode.Parse(settings);
        await client.InitializeAsync(
            asked ? """{"workspace":{"configuration":true}}""" : "{}",
            asked ? """{"trusted":false}""" : settings
        );
        await client.OpenAsync(Uri, Page);
        (
            (string?)
                (await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, 45)))!["contents"]!["value"]
        )!.ShouldContain("not trusted");
        github.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_typed_while_the_dialect_changes_is_not_lost()
    {
        var paper =
            "\nGardens of Sparse Attention\n\nWe plant gardens of attention, and they grow well in the light.\n";
        var text = new StringBuilder("Aug 1\n").Insert(6, paper, 20_000).ToString();
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, text);
        await client.OutlineAsync(Uri);
        var typed = 0;
        foreach (var dialect in (string[])["markdown-sections", "pasted-page", "key-value", "auto"])
        {
            await client.TellAsync(
                "workspace/didChangeConfiguration",
                $$$"""{"settings":{"dialect":"{{{dialect}}}"} }"""
            );
            for (var key = 0; key < 40; key++)
                await client.ChangeAsync(Uri, 2 + typed++, 0, 5, 0, 5, "x");
        }
        var end = await client.ResultAsync(
            "textDocument/selectionRange",
            $$$"""{"textDocument":{"uri":"{{{Uri}}}"},"positions":[{"line":0,"character":9999}]}"""
        );
        var whole = end![0]!;
        while (whole["parent"] is { } parent)
            whole = parent;
        var first = await client.ResultAsync("textDocument/hover", Client.At(Uri, 0, 0));
        ((int)end[0]!["range"]!["end"]!["character"]!).ShouldBe(5 + typed, first?.ToJsonString());
    }

    [Fact]
    public async Task Old_side_of_a_diff_is_not_another_digest()
    {
        await using var client = await Client.ReadyAsync();
        const string Text =
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention.\n\nTags: light\n";
        await client.OpenAsync("file:///papers/a.digest", Text);
        await client.OpenAsync("git:/papers/a.digest?%7B%22ref%22%3A%22~%22%7D", Text);
        (await client.ResultAsync("textDocument/diagnostic", Client.Document("file:///papers/a.digest")))![
            "items"
        ]!
            .AsArray()
            .ShouldBeEmpty();
        (
            await client.ResultAsync(
                "textDocument/diagnostic",
                Client.Document("git:/papers/a.digest?%7B%22ref%22%3A%22~%22%7D")
            )
        )!["items"]!
            .AsArray()
            .ShouldBeEmpty();
        (await client.ResultAsync("workspace/symbol", """{"query":"gardens"}"""))!
            .AsArray()
            .ShouldHaveSingleItem();
        (
            await client.ResultAsync(
                "textDocument/rename",
                """{"textDocument":{"uri":"file:///papers/a.digest"},"position":{"line":6,"character":8},"newName":"sun"}"""
            )
        )!
            .ToJsonString()
            .ShouldNotContain("git:");
    }

    [Fact]
    public async Task Invalid_redis_setting_is_reported_and_hovers_continue()
    {
        await using var github = StandIn.Saying(
            200,
            """{"id":9,"full_name":"invented/fine","archived":false}"""
        );
        await using var client = Client.Start();
        await client.InitializeAsync(
            "{}",
            WithApi("""{"online":{"cache":{"redis":"cache:6379,ssl=maybe"}}}""", github)
        );
        ((string?)(await client.NotificationAsync("window/showMessage"))["message"])!.ShouldContain(
            "digest.online.cache.redis"
        );
        await client.OpenAsync(Uri, Page);
        (await client.ResultAsync("textDocument/hover", Client.At(Uri, 4, 45))).ShouldNotBeNull();
        github.Asked.ShouldNotBeEmpty();
    }

    private static string WithApi(string settings, StandIn github)
    {
        var json = JsonNode.Parse(settings)!.AsObject();
        json["online.github.apiUrl"] = github.Address.ToString();
        return json.ToJsonString();
    }
}
