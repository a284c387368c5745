using DigestLsp.Language.Links;
using Microsoft.AspNetCore.Http;

namespace DigestLsp.Online.Tests;

/// <summary>arXiv's API sometimes sends a feed without entries: a paper is broken only if a second response also lacks it.</summary>
public sealed class ArxivAbsenceTests
{
    private static readonly string[] Ids = ["2306.00001", "2306.00002", "2306.00003"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Papers_are_found_after_an_empty_feed(bool claimsResults)
    {
        var asked = 0;
        await using var arxiv = new StandIn(c =>
            SayAsync(c, Interlocked.Increment(ref asked) == 1 ? [] : IdsOf(c), claimsResults ? 40 : 0)
        );
        var states = await CheckAsync(arxiv, Ids);
        states.ShouldAllBe(s => s == LinkStatus.Ok);
        arxiv.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Papers_are_unknown_while_every_feed_is_empty()
    {
        await using var arxiv = new StandIn(c => SayAsync(c, []));
        (await CheckAsync(arxiv, Ids)).ShouldAllBe(s => s == LinkStatus.Unknown);
        (await HoverAsync(arxiv, Ids[0])).ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public async Task Missing_paper_is_broken_after_two_requests()
    {
        await using var arxiv = new StandIn(c => SayAsync(c, IdsOf(c).Except([Ids[1]])));
        (await CheckAsync(arxiv, Ids)).ShouldBe([LinkStatus.Ok, LinkStatus.Broken, LinkStatus.Ok]);
        arxiv.Asked.Count(a => a.Contains(Ids[1], StringComparison.Ordinal)).ShouldBe(2);
        arxiv.Asked.Count.ShouldBe(2);
        (await HoverAsync(arxiv, Ids[1])).ShouldBe(LinkStatus.Broken);
        (await HoverAsync(arxiv, Ids[0])).ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task Paper_that_only_the_first_feed_lacks_is_found()
    {
        var asked = 0;
        await using var arxiv = new StandIn(c =>
            SayAsync(c, Interlocked.Increment(ref asked) == 1 ? [Ids[0]] : IdsOf(c))
        );
        (await CheckAsync(arxiv, Ids)).ShouldAllBe(s => s == LinkStatus.Ok);
    }

    [Theory]
    [InlineData(200, "Rate exceeded.")]
    [InlineData(404, "<feed/>")]
    [InlineData(429, "Rate exceeded.")]
    [InlineData(500, "")]
    public async Task Missing_paper_is_unknown_if_the_second_request_fails(int status, string body)
    {
        var asked = 0;
        await using var arxiv = new StandIn(c =>
            Interlocked.Increment(ref asked) == 1
                ? SayAsync(c, [Ids[0], Ids[2]])
                : StandIn.Say(c, status, body, ("Content-Type", "text/plain"))
        );
        (await CheckAsync(arxiv, Ids)).ShouldBe([LinkStatus.Ok, LinkStatus.Unknown, LinkStatus.Ok]);
    }

    [Fact]
    public async Task Old_id_is_found_without_its_subject_class()
    {
        await using var arxiv = new StandIn(c => SayAsync(c, ["math/0309136"]));
        (await HoverAsync(arxiv, "math.GT/0309136")).ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task ArXivs_words_are_the_reason_if_it_reports_an_error()
    {
        await using var arxiv = StandIn.Saying(
            200,
            """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>"""
        );
        using var checker = Checker(arxiv);
        var verdicts = await checker.CheckAsync([LinkTarget.Of("https://arxiv.org/abs/" + Ids[0])]);
        verdicts
            .Values.ShouldHaveSingleItem()
            .Reason.ShouldBe("arXiv returned an error: incorrect id format");
    }

    private static async Task<IEnumerable<LinkStatus>> CheckAsync(StandIn arxiv, string[] ids)
    {
        using var checker = Checker(arxiv);
        var verdicts = await checker.CheckAsync(ids.Select(i => LinkTarget.Of("https://arxiv.org/abs/" + i)));
        return ids.Select(i => verdicts["arxiv:" + i].State);
    }

    private static async Task<LinkStatus> HoverAsync(StandIn arxiv, string id)
    {
        using var checker = Checker(arxiv);
        var target = LinkTarget.Of("https://arxiv.org/abs/" + id);
        while (true)
        {
            var preview = await checker.PreviewAsync(target, TestContext.Current.CancellationToken);
            // With the hurried clock, a hover does not wait.
            if (!preview!.Markdown.Contains("has not responded yet", StringComparison.Ordinal))
                return preview.State;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static LinkChecker Checker(StandIn arxiv) =>
        Checkers.Of(
            new OnlineOptions { Enabled = true, ArxivApi = arxiv.Address },
            clock: new HurriedClock()
        );

    private static IEnumerable<string> IdsOf(HttpContext context) =>
        context.Request.Query["id_list"].ToString().Split(',');

    private static Task SayAsync(HttpContext context, IEnumerable<string> ids, int results = 0) =>
        StandIn.Say(
            context,
            200,
            $"""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><o:totalResults>{results}</o:totalResults>
            {string.Concat(
                ids.Select(i =>
                    $"<entry><id>http://arxiv.org/abs/{i}v1</id><title>Lamps {i}</title></entry>"
                )
            )}
            </feed>
            """,
            ("Content-Type", "application/atom+xml; charset=utf-8")
        );
}
