using System.Text.Json.Nodes;
using DigestLsp.Online.Tests;

namespace DigestLsp.Server.Tests;

/// <summary><c>digest.findPaper</c> against fake Hugging Face and arXiv servers on this machine.</summary>
public sealed class FindPaperTests
{
    private const string Uri = "untitled:a";
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and watch which rows bear fruit.\n";
    private const string Found =
        """[{"paper":{"id":"2506.01234","title":"Gardens of sparse\n attention","authors":[{"name":"Ada Inventor"},{"name":"Bo Maker"}],"githubRepo":"https://github.com/invented/garden"}},{"paper":{"id":"2506.09999","title":"Gardens of Stone"}}]""";
    private const string Feed =
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2506.05555v2</id><title>Gardens and Sparse Attention</title><author><name>Cy Third</name></author></entry></feed>""";

    [Fact]
    public async Task Exact_match_provides_the_missing_fields()
    {
        await using var services = Services(Found);
        await using var client = await ReadyAsync(services);
        var edit = await FindAsync(client);
        Applied(edit)
            .ShouldBe(
                Page
                    + "\narXiv: 2506.01234\nAuthors: Ada Inventor, Bo Maker\nCode: https://github.com/invented/garden\n"
            );
        services.Asked.ShouldBe(["/api/papers/search?q=Gardens%20of%20Sparse%20Attention"]);
    }

    [Theory]
    [InlineData("Gardens and Sparse Attention (2506.05555)", "\narXiv: 2506.05555\nAuthors: Cy Third\n")]
    [InlineData("None of these", null)]
    [InlineData(null, null)]
    public async Task User_chooses_without_an_exact_match(string? choice, string? added)
    {
        await using var services = Services("""[{"paper":{"id":"2506.09999","title":"Gardens of Stone"}}]""");
        await using var client = await ReadyAsync(services);
        JsonNode? asked = null;
        client.Answers["window/showMessageRequest"] = parameters =>
        {
            asked = parameters!.DeepClone();
            return choice is null ? null : new JsonObject { ["title"] = choice };
        };
        var edit = await FindAsync(client);
        asked!["actions"]!
            .AsArray()
            .Select(a => (string?)a!["title"])
            .ShouldBe([
                "Gardens and Sparse Attention (2506.05555)",
                "Gardens of Stone (2506.09999)",
                "None of these",
            ]);
        if (added is null)
            edit.ShouldBeNull();
        else
            Applied(edit).ShouldBe(Page + added);
    }

    [Fact]
    public async Task Lookup_action_is_offered_only_on_titles_with_missing_metadata()
    {
        await using var services = Services(Found);
        await using var client = await ReadyAsync(services, appliesEdits: true);
        var action = (await ActionsAsync(client, 2)).ShouldHaveSingleItem()!;
        ((string?)action["command"]!["command"]).ShouldBe("digest.findPaper");
        action["command"]!["arguments"]![0]!
            .ToJsonString()
            .ShouldBe(
                $$"""{"uri":"{{Uri}}","position":{"line":2,"character":3} }""".Replace(
                    " }",
                    "}",
                    StringComparison.Ordinal
                )
            );
        (await ActionsAsync(client, 4)).ShouldBeEmpty();
        services.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Client_without_edit_support_gets_no_actions_that_need_it()
    {
        await using var services = Services(Found);
        await using var client = await ReadyAsync(services);
        (await ActionsAsync(client, 2)).ShouldBeEmpty();
        (await LensesAsync(client)).ShouldBeEmpty();
        await using var able = await ReadyAsync(services, appliesEdits: true);
        (await LensesAsync(able)).ShouldNotBeEmpty();
        // Cached code lenses are cleared with the settings.
        await able.TellAsync(
            "workspace/didChangeConfiguration",
            """{"settings":{"digest":{"online":{"enabled":false}}}}"""
        );
        (await LensesAsync(able)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_action_or_request_offline()
    {
        await using var services = Services(Found);
        await using var client = await ReadyAsync(services, """ "trusted":false,""", appliesEdits: true);
        (await ActionsAsync(client, 2)).ShouldBeEmpty();
        (await LensesAsync(client)).ShouldBeEmpty();
        (await FindAsync(client)).ShouldBeNull();
        services.Asked.ShouldBeEmpty();
        await using var online = await ReadyAsync(services, appliesEdits: true);
        (await LensesAsync(online)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_search_is_shown_under_the_token_of_the_request()
    {
        await using var services = Services(Found);
        await using var client = await ReadyAsync(services);
        await client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"digest.findPaper","workDoneToken":"shown","arguments":[{"uri":"{{Uri}}","position":{"line":2,"character":3} }]}"""
        );
        foreach (var kind in (string[])["begin", "end"])
        {
            var told = await client.NotificationAsync("$/progress");
            ((string?)told["token"]).ShouldBe("shown");
            ((string?)told["value"]!["kind"]).ShouldBe(kind);
        }
    }

    private static StandIn Services(string search) =>
        new(context =>
            StandIn.Target(context).StartsWith("/api/papers/search", StringComparison.Ordinal)
                ? StandIn.Say(context, 200, search)
                : StandIn.Say(context, 200, Feed)
        );

    private static async Task<Client> ReadyAsync(
        StandIn services,
        string more = "",
        bool appliesEdits = false
    )
    {
        var client = await Client.ReadyAsync(
            $$"""{ {{more}} "online":{"checkLinks":"off","huggingFace":{"url":"{{services.Address}}"},"arxiv":{"apiUrl":"{{services.Address}}"} } }""",
            (appliesEdits ? """{"workspace":{"applyEdit":true},""" : "{")
                + """ "textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}"""
        );
        await client.OpenAsync(Uri, Page);
        return client;
    }

    private static Task<JsonNode?> FindAsync(Client client) =>
        client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"digest.findPaper","arguments":[{"uri":"{{Uri}}","position":{"line":2,"character":3} }]}"""
        );

    private static async Task<IReadOnlyList<JsonNode?>> LensesAsync(Client client) =>
        (await client.ResultAsync("textDocument/codeLens", Client.Document(Uri)))!
            .AsArray()
            .Where(l => (string?)l!["command"]?["command"] == "digest.findPaper")
            .ToList();

    private static async Task<IReadOnlyList<JsonNode?>> ActionsAsync(Client client, int line) =>
        (
            await client.ResultAsync(
                "textDocument/codeAction",
                $$"""{"textDocument":{"uri":"{{Uri}}"},"range":{"start":{"line":{{line}},"character":3},"end":{"line":{{line}},"character":3} },"context":{"diagnostics":[],"only":["refactor"]} }"""
            )
        )!
            .AsArray()
            .Where(a =>
                ((string?)a!["title"])!.StartsWith("Look up paper metadata", StringComparison.Ordinal)
            )
            .ToList();

    private static string Applied(JsonNode? edit)
    {
        var text = Page;
        foreach (var change in edit!["changes"]![Uri]!.AsArray().Reverse())
        {
            var (start, end) = (OffsetOf(change!["range"]!["start"]!), OffsetOf(change["range"]!["end"]!));
            text = text[..start] + (string?)change["newText"] + text[end..];
        }
        return text;
    }

    private static int OffsetOf(JsonNode position) =>
        Page.Split('\n').Take((int)position["line"]!).Sum(l => l.Length + 1) + (int)position["character"]!;
}
