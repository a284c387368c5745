using DigestLsp.Language.Links;
using Microsoft.AspNetCore.Http;

namespace DigestLsp.Online.Tests;

/// <summary>A refused token breaks no public link: the request is repeated once without it, and reported once.</summary>
public sealed class TokenFallbackTests
{
    private const string Lamps = """{"id":1,"full_name":"invented/lamps","stargazers_count":3}""";
    private static readonly LinkTarget Link = LinkTarget.Of("github.com/invented/lamps");
    private static readonly (string, string) QuotaLeft = ("X-RateLimit-Remaining", "4990");
    private readonly List<string> told = [];

    [Theory]
    [InlineData(401, "Bad credentials", "github.com rejected the token from GH_TOKEN (Bad credentials).")]
    [InlineData(
        403,
        "`invented` forbids access via a personal access token (classic).",
        "github.com rejected the token from GH_TOKEN for invented/lamps (`invented` forbids access via a personal access token (classic))."
    )]
    [InlineData(
        404,
        "Not Found",
        "The token from GH_TOKEN has no access to invented/lamps, which is public on github.com."
    )]
    public async Task Hover_repeats_a_request_once_without_the_token_and_reports_it_once(
        int status,
        string message,
        string why
    )
    {
        await using var github = Refusing(status, message);
        using var checker = Checker(github.Address);
        var preview = await checker.PreviewAsync(Link, TestContext.Current.CancellationToken);
        preview.ShouldNotBeNull().State.ShouldBe(LinkStatus.Ok);
        await checker.PreviewAsync(
            LinkTarget.Of("github.com/invented/lamps2"),
            TestContext.Current.CancellationToken
        );
        github.Asked.Take(2).ShouldBe(["/repos/invented/lamps", "/repos/invented/lamps"]);
        github.Tokens.Take(2).ShouldBe(["Bearer secret", null]);
        // An invalid token is not sent again; another one is used for the next repository.
        github.Tokens.Count(t => t is not null).ShouldBe(status == 401 ? 1 : 2);
        told.ShouldHaveSingleItem().ShouldStartWith(why);
    }

    [Fact]
    public async Task Only_refused_targets_of_a_batch_are_requested_again()
    {
        await using var github = new StandIn(c =>
            StandIn.Target(c) switch
            {
                "/graphql" => StandIn.Say(
                    c,
                    200,
                    """
                    {"data":{"r0":{"databaseId":1,"nameWithOwner":"invented/lamps"},"r1":null,"r2":null,"r3":null},
                     "errors":[{"type":"FORBIDDEN","path":["r1"],"message":"Organization `x` forbids it."},
                               {"type":"NOT_FOUND","path":["r2"]},{"type":"NOT_FOUND","path":["r3"]}]}
                    """
                ),
                "/repos/invented/gone" => StandIn.Say(c, 404, """{"message":"Not Found"}"""),
                var path => StandIn.Say(c, 200, $$"""{"id":2,"full_name":"{{path["/repos/".Length..]}}"}"""),
            }
        );
        using var checker = Checker(github.Address);
        var verdicts = await checker.CheckAsync(
            new[] { "lamps", "forbidden", "hidden", "gone" }.Select(n =>
                LinkTarget.Of($"github.com/invented/{n}")
            )
        );
        verdicts["github:invented/lamps"].State.ShouldBe(LinkStatus.Ok);
        verdicts["github:invented/forbidden"].State.ShouldBe(LinkStatus.Ok);
        verdicts["github:invented/hidden"].State.ShouldBe(LinkStatus.Ok);
        verdicts["github:invented/gone"].State.ShouldBe(LinkStatus.Broken);
        github.Asked[0].ShouldBe("/graphql");
        github
            .Asked.Skip(1)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["/repos/invented/forbidden", "/repos/invented/gone", "/repos/invented/hidden"]);
        github.Tokens.ShouldBe(["Bearer secret", null, null, null]);
        told.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Refused_batch_is_replaced_by_single_requests(int status)
    {
        await using var github = Refusing(status, "No.");
        using var checker = Checker(github.Address);
        var verdicts = await checker.CheckAsync([Link, LinkTarget.Of("github.com/invented/lamps2")]);
        verdicts.Values.ShouldAllBe(v => v.State == LinkStatus.Ok);
        github.Tokens.ShouldBe(["Bearer secret", null, null]);
        told.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Queued_batch_is_replaced_by_single_requests_if_the_token_is_rejected()
    {
        var (held, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var github = new StandIn(async c =>
        {
            if (StandIn.Target(c) != "/graphql")
            {
                await StandIn.Say(c, 200, Lamps);
                return;
            }
            held.TrySetResult();
            await released.Task;
            await StandIn.Say(c, 401, """{"message":"Bad credentials"}""");
        });
        using var checker = Checker(github.Address);
        var first = checker.CheckAsync([Link]);
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var second = checker.CheckAsync([LinkTarget.Of("github.com/invented/lamps2")]);
        released.SetResult();
        (await first).Values.ShouldAllBe(v => v.State != LinkStatus.Unknown);
        (await second).Values.ShouldAllBe(v => v.State != LinkStatus.Unknown);
        github
            .Asked.Order(StringComparer.Ordinal)
            .ShouldBe(["/graphql", "/repos/invented/lamps", "/repos/invented/lamps2"]);
        github.Tokens.ShouldBe(["Bearer secret", null, null]);
        told.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(404, 404, LinkStatus.Broken)]
    [InlineData(401, 404, LinkStatus.Broken)]
    // A server that requires a token: the response with the token is the only one.
    [InlineData(404, 401, LinkStatus.Broken)]
    [InlineData(403, 404, LinkStatus.Unknown)]
    [InlineData(404, 403, LinkStatus.Unknown)]
    [InlineData(404, 500, LinkStatus.Unknown)]
    [InlineData(401, 401, LinkStatus.Unknown)]
    [InlineData(403, 403, LinkStatus.Unknown)]
    public async Task Target_refused_with_and_without_a_token_is_broken_only_if_that_is_certain(
        int with,
        int without,
        LinkStatus state
    )
    {
        await using var github = new StandIn(c =>
            StandIn.Say(c, HasToken(c) ? with : without, """{"message":"No."}""", QuotaLeft)
        );
        using var checker = Checker(github.Address);
        var preview = await checker.PreviewAsync(Link, TestContext.Current.CancellationToken);
        preview.ShouldNotBeNull().State.ShouldBe(state);
        preview.Markdown.ShouldNotContain("accept the token");
        told.Count.ShouldBe(with == 401 ? 1 : 0);
    }

    [Fact]
    public async Task A_limit_for_callers_without_a_token_leaves_the_token_its_own()
    {
        await using var github = new StandIn(c =>
            HasToken(c) && StandIn.Target(c) == "/repos/invented/lamps"
                ? StandIn.Say(c, 200, Lamps, QuotaLeft)
            : HasToken(c) ? StandIn.Say(c, 404, """{"message":"Not Found"}""", QuotaLeft)
            : StandIn.Say(c, 403, """{"message":"API rate limit exceeded"}""", ("X-RateLimit-Remaining", "0"))
        );
        using var checker = Checker(github.Address);
        var hidden = await checker.PreviewAsync(
            LinkTarget.Of("github.com/invented/hidden"),
            TestContext.Current.CancellationToken
        );
        hidden.ShouldNotBeNull().State.ShouldBe(LinkStatus.Unknown);
        var seen = await checker.PreviewAsync(Link, TestContext.Current.CancellationToken);
        seen.ShouldNotBeNull().State.ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task A_token_that_was_rejected_makes_way_for_the_next()
    {
        var tokens = Checkers.TokensOf("old");
        var api = new Uri("https://api.github.com/");
        tokens.Take("github.com", "new");
        (await tokens.ForAsync(api, TestContext.Current.CancellationToken)).ShouldBe("old");
        tokens.Reject(api, "old", "");
        (await tokens.ForAsync(api, TestContext.Current.CancellationToken)).ShouldBe("new");
    }

    [Theory]
    [InlineData(401, "{}", "GitHub requires sign-in (HTTP 401).")]
    [InlineData(500, "{}", "GitHub returned an error (HTTP 500).")]
    [InlineData(200, "no JSON", "GitHub sent an invalid response.")]
    [InlineData(429, "{}", "GitHub returned a rate limit error")]
    public async Task Message_about_many_links_names_the_service(int status, string body, string reason)
    {
        await using var github = new StandIn(c => StandIn.Say(c, status, body));
        using var checker = Checker(github.Address);
        var verdicts = await checker.CheckAsync(
            Enumerable.Range(0, 3).Select(i => LinkTarget.Of($"github.com/invented/r{i}"))
        );
        verdicts.Values.ShouldAllBe(v => v.Reason!.StartsWith(reason));
    }

    [Fact]
    public async Task Page_with_a_sign_in_does_not_mention_tokens()
    {
        await using var site = StandIn.Saying(401, "");
        using var checker = Checkers.Of(
            Checkers.Options(new Uri("https://api.example.test/")) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            },
            token: "secret"
        );
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "page")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().Reason.ShouldBe("The site requires sign-in (HTTP 401).");
        site.Tokens.ShouldAllBe(t => t == null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    public async Task Broken_link_is_checked_again_on_hover(string? token)
    {
        var isThere = false;
        await using var github = new StandIn(c =>
            StandIn.Target(c) == "/graphql"
                ? StandIn.Say(
                    c,
                    200,
                    isThere
                        ? """{"data":{"r0":{"databaseId":1,"nameWithOwner":"invented/lamps"}}}"""
                        : """{"data":{"r0":null},"errors":[{"type":"NOT_FOUND","path":["r0"]}]}"""
                )
            : isThere ? StandIn.Say(c, 200, Lamps)
            : StandIn.Say(c, 404, """{"message":"Not Found"}""")
        );
        using var checker = Checkers.Of(Checkers.Options(github.Address), token);
        (await checker.CheckAsync([Link])).Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Broken);
        isThere = true;
        (await checker.CheckAsync([Link])).Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Broken);
        (await checker.CheckAgainAsync([Link])).Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Ok);
        (await checker.CheckAsync([Link])).Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Ok);
    }

    private static bool HasToken(HttpContext context) => context.Request.Headers.Authorization.Count > 0;

    private static StandIn Refusing(int status, string message) =>
        new(c =>
            HasToken(c)
                ? StandIn.Say(c, status, $$"""{"message":"{{message}}"}""", QuotaLeft)
                : StandIn.Say(
                    c,
                    200,
                    $$"""{"id":1,"full_name":"{{StandIn.Target(c)["/repos/".Length..]}}"}""",
                    ("X-RateLimit-Remaining", "50")
                )
        );

    private LinkChecker Checker(Uri api)
    {
        var tokens = Checkers.TokensOf("secret");
        tokens.WhenRefused = text =>
        {
            lock (told)
                told.Add(text);
        };
        return new LinkChecker(Checkers.Options(api), tokens);
    }
}
