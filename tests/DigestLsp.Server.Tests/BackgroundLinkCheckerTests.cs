using System.Text.Json.Nodes;
using DigestLsp.Online.Tests;
using static DigestLsp.Server.Tests.LinkedPage;

namespace DigestLsp.Server.Tests;

/// <summary>The timing and requests of background link checks, and the published results.</summary>
public sealed class BackgroundLinkCheckerTests
{
    [Fact]
    public async Task A_link_under_the_caret_is_not_looked_up()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(Options(github));
        await client.OpenAsync(
            Name,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/gon and https://github.com/invented/fine.\n"
        );
        await client.ChangeAsync(Name, 2, 4, 35, 4, 35, "e");
        await AskedAsync(github, "/repos/invented/fine");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        github.Asked.ShouldNotContain("/repos/invented/gone");
        await client.ResultAsync("textDocument/documentHighlight", Client.At(Name, 0, 0));
        await AskedAsync(github, "/repos/invented/gone");
    }

    [Theory]
    [InlineData("""{"online":{"enabled":false,"github":{"apiUrl":"ADDRESS"}}}""")]
    [InlineData("""{"trusted":false,"online":{"github":{"apiUrl":"ADDRESS"}}}""")]
    [InlineData("""{"online":{"checkLinks":"off","github":{"apiUrl":"ADDRESS"}}}""")]
    public async Task No_request_is_sent_without_permission(string options)
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            options.Replace("ADDRESS", github.Address.ToString(), StringComparison.Ordinal)
        );
        await client.OpenAsync(Name, Page);
        // Another client with network access opens its document later: when it has sent its request, the first one would have too.
        await using var other = await Client.ReadyAsync(Options(github));
        await other.OpenAsync(Name, LinesOf(7, 1));
        await AskedAsync(github, "/repos/invented/r7");
        github.Asked.ShouldBe(["/repos/invented/r7"]);
    }

    [Fact]
    public async Task Hover_explains_missing_facts_in_an_untrusted_workspace()
    {
        await using var client = await Client.ReadyAsync(
            """{"trusted":false}""",
            """{"textDocument":{"documentLink":{"tooltipSupport":true}}}"""
        );
        await client.OpenAsync(
            Name,
            "Aug 1\n\nGardens of Attention\n\nSee https://github.com/invented/fine and https://pages.example/x.\n"
        );
        (await HoverAsync(8)).ShouldBe(
            "GitHub repository invented/fine\n\nNot checked: the workspace is not trusted."
        );
        (await HoverAsync(42)).ShouldNotContain("Not checked");
        (await client.ResultAsync("textDocument/documentLink", Client.Document(Name)))!
            .AsArray()
            .Select(l => (string?)l!["tooltip"])
            .ShouldBe(["Open on github.com", "Open on pages.example"]);

        async Task<string> HoverAsync(int character) =>
            (string)
                (await client.ResultAsync("textDocument/hover", Client.At(Name, 4, character)))!["contents"]![
                    "value"
                ]!;
    }

    [Fact]
    public async Task Explicit_check_requests_a_broken_link_again()
    {
        var isThere = false;
        await using var github = new StandIn(context =>
            isThere
                ? StandIn.Say(context, 200, Repository("invented/r1", 9))
                : StandIn.Say(context, 404, """{"message":"Not Found"}""")
        );
        await using var client = await Client.ReadyAsync(
            $$$$"""{"online":{"checkLinks":"off","github":{"apiUrl":"{{{{github.Address}}}}"}}}"""
        );
        await client.OpenAsync(Name, "Aug 1\n\nGardens\n\nSee https://github.com/invented/r1. And more.\n");
        (await CheckAsync()).ShouldContain("1 broken");
        github.Asked.ShouldBe(["/repos/invented/r1", "/repos/invented/r1."]);
        isThere = true;
        (await CheckAsync()).ShouldContain("1 OK");

        async Task<string> CheckAsync() =>
            (string)
                (
                    await client.ResultAsync(
                        "workspace/executeCommand",
                        $$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{Name}}"}]}"""
                    )
                )!;
    }

    [Fact]
    public async Task Rejected_token_is_reported_once_and_links_are_checked_without_it()
    {
        await using var github = new StandIn(context =>
            context.Request.Headers.Authorization.Count > 0
                ? StandIn.Say(context, 401, """{"message":"Bad credentials"}""")
                : StandIn.Say(context, 200, Repository(StandIn.Target(context)["/repos/".Length..], 9))
        );
        await using var client = await Client.ReadyAsync(Options(github));
        await client.TellAsync("digest/githubToken", """{"host":"github.com","token":"old"}""");
        await client.OpenAsync(Name, LinesOf(1, 3));
        var report = await client.ResultAsync(
            "workspace/executeCommand",
            $$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{Name}}"}]}"""
        );
        ((string)report!).ShouldContain("3 OK");
        ((string)(await client.NotificationAsync("window/showMessage"))["message"]!).ShouldBe(
            "github.com rejected the token from your editor's sign-in (Bad credentials). Links are checked without it."
        );
        github.Tokens.ShouldBe(["Bearer old", null, null, null]);
    }

    [Fact]
    public async Task Status_is_sent_to_subscribed_clients()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            Options(github).Replace("""{"online""", """{"status":true,"online""", StringComparison.Ordinal)
        );
        await client.OpenAsync(Name, Page);
        JsonNode status;
        do status = await client.NotificationAsync("digest/status");
        while ((string?)status["state"] != "ready" || (int)status["documents"]![0]!["errors"]! == 0);
        ((int)status["documents"]![0]!["links"]!).ShouldBe(3);
        ((int)status["documents"]![0]!["unknownLinks"]!).ShouldBe(0);
    }

    [Fact]
    public async Task Progress_is_shown_for_more_than_twenty_links_and_not_for_twenty()
    {
        await using var github = GitHub();
        await using var client = await Client.ReadyAsync(
            Options(github),
            """{"window":{"workDoneProgress":true}}"""
        );
        await client.OpenAsync(Name, LinesOf(0, 20));
        await AskedAsync(github, "/repos/invented/r19");
        await client.OpenAsync("untitled:b", LinesOf(20, 21));
        var begun = 0;
        JsonNode progress;
        do
        {
            progress = (await client.NotificationAsync("$/progress"))["value"]!;
            if ((string?)progress["title"] == "Checking links")
                begun++;
        } while ((string?)progress["kind"] != "end");
        begun.ShouldBe(1);
    }

    [Fact]
    public async Task Link_check_with_a_progress_token_shows_progress_and_can_be_canceled()
    {
        var never = new TaskCompletionSource();
        await using var github = new StandIn(context =>
            StandIn.Target(context) == "/repos/invented/r2"
                ? never.Task.WaitAsync(context.RequestAborted)
                : StandIn.Say(context, 200, Repository("invented/r1", 9))
        );
        await using var client = await Client.ReadyAsync(
            $$$$"""{"online":{"checkLinks":"off","github":{"apiUrl":"{{{{github.Address}}}}"}}}"""
        );
        await client.OpenAsync(Name, LinesOf(1, 2));
        var answer = client.AskAsync(
            "workspace/executeCommand",
            $$$"""{"command":"digest.checkLinks","arguments":[{"uri":"{{{Name}}}"}],"workDoneToken":"mine"}"""
        );
        var told = new List<string>();
        while (told.Count < 2)
        {
            var progress = await client.NotificationAsync("$/progress");
            ((string?)progress["token"]).ShouldBe("mine");
            told.Add($"{progress["value"]!["kind"]} {progress["value"]!["percentage"]}");
        }
        told.ShouldBe(["begin 0", "report 50"]);
        await client.TellAsync("window/workDoneProgress/cancel", """{"token":"mine"}""");
        ((int)(await answer)["error"]!["code"]!).ShouldBe(-32800);
        ((string?)(await client.NotificationAsync("$/progress"))["value"]!["kind"]).ShouldBe("end");
    }
}
