using System.Text.RegularExpressions;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>A lookup that no caller needs is not sent; one that another caller needs is.</summary>
public sealed partial class PendingLookupTests
{
    [Fact]
    public async Task Lookups_that_no_caller_needs_any_more_are_not_sent()
    {
        await using var github = new HeldGitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        using var closed = new CancellationTokenSource();
        var dropped = checker.CheckAsync(Repositories(0, 10), cancellationToken: closed.Token);
        await github.HeldAsync();
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        await checker.CheckAsync(Repositories(20, 1));
        github.Asked.ShouldBe(["/repos/invented/r0", "/repos/invented/r20"]);
    }

    [Fact]
    public async Task Lookups_that_another_caller_needs_are_sent_and_those_alone()
    {
        await using var github = new HeldGitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        using var closed = new CancellationTokenSource();
        var dropped = checker.CheckAsync(Repositories(0, 10), cancellationToken: closed.Token);
        await github.HeldAsync();
        var needed = checker.CheckAsync(Repositories(3, 2));
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        (await needed).Values.ShouldAllBe(v => v.State == LinkStatus.Ok);
        github.Asked.ShouldBe(["/repos/invented/r0", "/repos/invented/r3", "/repos/invented/r4"]);
    }

    [Fact]
    public async Task Queued_batch_requests_only_needed_targets()
    {
        await using var github = new HeldGitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address), token: "secret");
        using var closed = new CancellationTokenSource();
        var first = checker.CheckAsync(Repositories(20, 1));
        await github.HeldAsync();
        var dropped = checker.CheckAsync(Repositories(0, 10), cancellationToken: closed.Token);
        var needed = checker.CheckAsync(Repositories(3, 1));
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        (await needed).Values.ShouldAllBe(v => v.State == LinkStatus.Ok);
        await first;
        github.Asked.ShouldBe(["r20", "r3"]);
    }

    [Fact]
    public async Task Batch_that_no_caller_needs_is_not_sent()
    {
        await using var github = new HeldGitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address), token: "secret");
        using var closed = new CancellationTokenSource();
        var first = checker.CheckAsync(Repositories(20, 1));
        await github.HeldAsync();
        var dropped = checker.CheckAsync(Repositories(0, 10), cancellationToken: closed.Token);
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        await first;
        await checker.CheckAsync(Repositories(30, 1));
        github.Asked.ShouldBe(["r20", "r30"]);
    }

    [Fact]
    public async Task A_lookup_that_a_hover_waits_for_is_sent()
    {
        await using var github = new HeldGitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        using var closed = new CancellationTokenSource();
        var dropped = checker.CheckAsync(Repositories(0, 10), cancellationToken: closed.Token);
        await github.HeldAsync();
        var hover = checker.PreviewAsync(Repositories(5, 1).Single(), TestContext.Current.CancellationToken);
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        (await hover).ShouldNotBeNull().State.ShouldBe(LinkStatus.Ok);
        github
            .Asked.Where(a => a.Count(c => c == '/') == 3)
            .ShouldBe(["/repos/invented/r0", "/repos/invented/r5"]);
    }

    [Fact]
    public async Task Dropped_lookup_does_not_refresh_the_cache()
    {
        await using var github = new HeldGitHub();
        github.Release();
        using var checker = Checkers.Of(
            Checkers.Options(github.Address) with
            {
                Freshness = TimeSpan.FromMilliseconds(1),
            }
        );
        await checker.CheckAsync(Repositories(1, 1));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        github.Hold();
        using var closed = new CancellationTokenSource();
        var dropped = checker.CheckAsync(Repositories(0, 2), cancellationToken: closed.Token);
        await github.HeldAsync();
        await closed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        github.Release();
        await checker.CheckAsync(Repositories(1, 1));
        github.Asked.Count(a => a == "/repos/invented/r1").ShouldBe(2);
    }

    private static IEnumerable<LinkTarget> Repositories(int first, int count) =>
        Enumerable.Range(first, count).Select(i => LinkTarget.Of($"github.com/invented/r{i}"));

    /// <summary>A GitHub that holds the first request, so that all others queue up.</summary>
    private sealed partial class HeldGitHub : IAsyncDisposable
    {
        private readonly StandIn standIn;
        private readonly List<string> asked = [];
        private TaskCompletionSource held = New();
        private TaskCompletionSource released = New();

        public HeldGitHub() =>
            standIn = new(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var body = await reader.ReadToEndAsync();
                string[] names = [.. Name.Matches(body).Select(m => m.Groups[1].Value)];
                lock (asked)
                    asked.Add(names is [] ? StandIn.Target(context) : string.Join(' ', names));
                held.TrySetResult();
                await released.Task;
                await StandIn.Say(
                    context,
                    200,
                    names is []
                        ? $$"""{"id":1,"full_name":"{{StandIn.Target(context)["/repos/".Length..]}}"}"""
                        : $$$"""{"data":{{{{string.Join(',', names.Select((n, i) => $$"""
                            "r{{i}}":{"databaseId":1,"nameWithOwner":"invented/{{n}}"}
                            """))}}}}}"""
                );
            });

        public Uri Address => standIn.Address;

        /// <summary>The requested paths; for a batch, the names of its repositories.</summary>
        public List<string> Asked
        {
            get
            {
                lock (asked)
                    return [.. asked];
            }
        }

        public Task HeldAsync() => held.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Hold() => (held, released) = (New(), New());

        public void Release() => released.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            Release();
            await standIn.DisposeAsync();
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

        [GeneratedRegex("\"n\\d+\":\"([^\"]+)\"")]
        private static partial Regex Name { get; }
    }
}
