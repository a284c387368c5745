using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

public sealed class PreviewTests
{
    private const string Lanterns = """
        {"full_name":"invented/lanterns","description":"Light *the* middle [x](command:evil) https://evil.example","stargazers_count":12345,"forks_count":1,
        "language":"C#","license":{"spdx_id":"MIT"},"pushed_at":"2025-01-02T03:04:05Z","archived":true,"fork":false,"topics":["light"]}
        """;

    private static readonly LinkTarget Link = LinkTarget.Of("github.com/invented/lanterns");

    [Fact]
    public async Task Preview_shows_the_important_facts_and_escapes_text()
    {
        await using var github = StandIn.Saying(200, Lanterns);
        using var service = Service(github.Address);
        var card = await Ask(service);
        card!.State.ShouldBe(LinkStatus.Ok);
        foreach (
            var fact in new[]
            {
                "★ 12.3k",
                "· 1 fork ·",
                "C#",
                "MIT",
                "archived",
                "pushed 2 Jan 2025",
                "light",
            }
        )
            card.Markdown.ShouldContain(fact);
        card.Markdown.ShouldNotContain("](command");
        card.Markdown.ShouldNotContain("https://evil");
    }

    [Fact]
    public async Task Second_hover_sends_no_request()
    {
        await using var github = StandIn.Saying(200, Lanterns);
        using var service = Service(github.Address);
        (await Ask(service)).ShouldBe(await Ask(service));
        github.Asked.ShouldBe([
            "/repos/invented/lanterns",
            "/repos/invented/lanterns/releases/latest",
            "/repos/invented/lanterns/readme",
        ]);
    }

    [Fact]
    public async Task Moved_repository_is_followed_and_reported_as_moved()
    {
        await using var github = new StandIn(context =>
            StandIn.Target(context) == "/repositories/7"
                ? StandIn.Say(context, 200, Lanterns)
                : StandIn.Say(context, 301, "", ("Location", "/repositories/7"))
        );
        using var service = Service(github.Address);
        var card = await service.PreviewAsync(LinkTarget.Of("github.com/old/lamps"), default);
        card!.State.ShouldBe(LinkStatus.Moved);
        card.Markdown.ShouldContain("moved from old/lamps");
    }

    [Theory]
    [InlineData(404, LinkStatus.Broken, "private")]
    [InlineData(451, LinkStatus.Broken, "legal")]
    [InlineData(500, LinkStatus.Unknown, "500")]
    [InlineData(200, LinkStatus.Unknown, "sent an invalid response")]
    public async Task Missing_preview_is_explained(int status, LinkStatus state, string reason)
    {
        await using var github = StandIn.Saying(status, "{}");
        using var service = Service(github.Address);
        var card = await Ask(service);
        card!.State.ShouldBe(state);
        card.Markdown.ShouldContain(reason);
    }

    [Fact]
    public async Task A_rate_limit_is_unknown_and_stops_all_further_questions()
    {
        await using var github = StandIn.Saying(403, "{}", ("Retry-After", "600"));
        using var service = Service(github.Address);
        (await Ask(service))!.Markdown.ShouldContain("rate limit");
        var other = await service.PreviewAsync(LinkTarget.Of("github.com/invented/sheep"), default);
        other!.State.ShouldBe(LinkStatus.Unknown);
        other.Markdown.ShouldContain("invented/sheep");
        github.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Slow_response_does_not_block_and_serves_the_next_hover()
    {
        var open = new TaskCompletionSource();
        await using var github = new StandIn(async context =>
        {
            await open.Task;
            await StandIn.Say(context, 200, Lanterns);
        });
        using var service = new LinkChecker(
            new OnlineOptions
            {
                Enabled = true,
                GitHubApi = github.Address,
                Wait = TimeSpan.FromMilliseconds(20),
            }
        );
        (await Ask(service))!.Markdown.ShouldContain("not responded yet");
        open.SetResult();
        Preview? card;
        do card = await Ask(service);
        while (card!.State == LinkStatus.Unknown);
        card.State.ShouldBe(LinkStatus.Ok);
        github.Asked.Count(a => a == "/repos/invented/lanterns").ShouldBe(1);
    }

    [Fact]
    public async Task No_network_is_unknown()
    {
        Uri closed;
        await using (var github = StandIn.Saying(200, Lanterns))
            closed = github.Address;
        using var service = Service(closed);
        (await Ask(service))!.State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public async Task Redirect_to_a_private_host_is_refused()
    {
        await using var inner = StandIn.Saying(200, Lanterns);
        await using var github = StandIn.Saying(301, "", ("Location", inner.Address.ToString()));
        using var service = Service(github.Address);
        (await Ask(service))!.State.ShouldBe(LinkStatus.Unknown);
        inner.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_request_is_sent_without_permission()
    {
        await using var github = StandIn.Saying(200, Lanterns);
        using var service = new LinkChecker(new OnlineOptions { GitHubApi = github.Address });
        (await Ask(service)).ShouldBeNull();
        github.Asked.ShouldBeEmpty();
    }

    private static LinkChecker Service(Uri api) =>
        new(
            new OnlineOptions
            {
                Enabled = true,
                GitHubApi = api,
                Wait = TimeSpan.FromSeconds(20),
            }
        );

    private static Task<Preview?> Ask(LinkChecker service) => service.PreviewAsync(Link, default);
}
