using System.Collections.Concurrent;
using DigestLsp.Language.Links;
using DigestLsp.Online.Caching;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>
/// Checks links for rules and loads previews for hovers. A target has at most one fetch in flight, and results are cached. A caller waits a
/// bounded time and may give up without stopping the fetch. Parts that need the network are created on first use.
/// </summary>
public sealed class LinkChecker : IDisposable
{
    private const int AtOnce = 1_000;
    private static readonly TimeSpan WaitForMore = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OldestGone = TimeSpan.FromDays(1);

    private readonly OnlineOptions options;
    private readonly Tokens tokens;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource closing = new();
    private readonly Lazy<(Fetcher Fetcher, LinkCache Cache, Lookup Lookup)> parts;

    /// <summary>Creates a checker.</summary>
    /// <param name="options">The network settings and the URLs of services.</param>
    /// <param name="tokens">Tokens for GitHub's API, or null to use those of the environment and <c>gh</c>.</param>
    /// <param name="log">The request log, or null for a new one.</param>
    /// <param name="clock">The clock, or null for the system's.</param>
    public LinkChecker(
        OnlineOptions options,
        Tokens? tokens = null,
        RequestLog? log = null,
        TimeProvider? clock = null
    )
    {
        this.options = options;
        this.tokens = tokens ?? new Tokens();
        this.clock = clock ?? TimeProvider.System;
        Log = log ?? new RequestLog();
        parts = new(() =>
        {
            var fetcher = new Fetcher(options, this.tokens, Log, this.clock);
            var cache = new LinkCache(options);
            return (
                fetcher,
                cache,
                new Lookup(options, fetcher, this.tokens, cache, this.clock, closing.Token)
            );
        });
    }

    /// <summary>The requests that were sent.</summary>
    public RequestLog Log { get; }

    /// <summary>GitHub's rate limit, or null if there was no request yet.</summary>
    public RateLimit? RateLimit => parts.IsValueCreated ? parts.Value.Fetcher.Queues.GitHub.RateLimit : null;

    /// <summary>The time to retry links that could not be checked, or null if empty.</summary>
    public DateTimeOffset? AskAgain => parts.IsValueCreated ? parts.Value.Lookup.AskAgain : null;

    /// <summary>
    /// Checks links and returns verdicts by <see cref="LinkTarget.Subject"/>. Targets that no service handles are left out. Never throws
    /// for a network failure: the verdict is unknown, with a reason.
    /// </summary>
    /// <param name="targets">The targets, the most urgent first.</param>
    /// <param name="anyHost">Whether to request pages of hosts without a service too.</param>
    /// <param name="found">Called with each verdict as it arrives; may be null.</param>
    /// <param name="cancellationToken">
    /// Cancels waiting. Requests that were sent complete and are cached; the others are dropped unless another caller needs them.
    /// </param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public Task<IReadOnlyDictionary<string, LinkVerdict>> CheckAsync(
        IEnumerable<LinkTarget> targets,
        bool anyHost = false,
        Action<string, LinkVerdict>? found = null,
        CancellationToken cancellationToken = default
    ) => CheckAsync(targets, anyHost, found, again: false, cancellationToken);

    /// <summary>
    /// Like <see cref="CheckAsync(IEnumerable{LinkTarget}, bool, Action{string, LinkVerdict}?, CancellationToken)"/>, but requests links
    /// again that are cached as broken or could not be checked a while ago.
    /// </summary>
    public Task<IReadOnlyDictionary<string, LinkVerdict>> CheckAgainAsync(
        IEnumerable<LinkTarget> targets,
        bool anyHost = false,
        Action<string, LinkVerdict>? found = null,
        CancellationToken cancellationToken = default
    ) => CheckAsync(targets, anyHost, found, again: true, cancellationToken);

    /// <summary>Resolves a link to the configured GitHub Enterprise server as a GitHub link.</summary>
    public LinkTarget Resolve(LinkTarget target) => options.TargetOf(target);

    /// <summary>Gets the targets that can be checked, one per subject, in order.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="anyHost">Whether to include pages of hosts without a service.</param>
    public IReadOnlyList<LinkTarget> Checkable(IEnumerable<LinkTarget> targets, bool anyHost) =>
        [
            .. targets
                .Select(t => VerdictTarget(options.TargetOf(t)))
                .Where(t =>
                    t.Subject is not null
                    && LinkServices.For(t) is { } service
                    && (anyHost || !service.AsksAnyHost)
                )
                .DistinctBy(t => t.Subject),
        ];

    /// <summary>
    /// Gets the preview of a target, or null if it has none or the network is disabled. Never throws for a network failure.
    /// </summary>
    /// <param name="target">The target of the hovered link.</param>
    /// <param name="cancellationToken">Cancels waiting. The fetch continues for the next caller.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<Preview?> PreviewAsync(LinkTarget target, CancellationToken cancellationToken)
    {
        target = options.TargetOf(target);
        if (
            !options.Enabled
            || LinkServices.For(target) is not { } service
            || (service.AsksAnyHost && !options.AsksAnyHost)
        )
            return null;
        var lookup = parts.Value.Lookup;
        var whole = VerdictTarget(target);
        var verdict = lookup.VerdictAsync(LinkServices.For(whole)!, whole, isUrgent: true);
        if (!await CompletesWithinAsync(verdict, options.Wait, cancellationToken).ConfigureAwait(false))
        {
            var kept = await lookup.CachedAsync(LinkServices.For(whole)!, whole).ConfigureAwait(false);
            return Preview.Of(
                target,
                new LookupResult(
                    kept,
                    $"{service.Name} has not responded yet. Hover over the link again in a moment."
                ),
                clock.GetUtcNow()
            );
        }
        var found = await verdict.ConfigureAwait(false);
        if (!HasMore(service, target) || found.Entry?.Result.Verdict.State is null or LinkStatus.Broken)
            return Preview.Of(target, found, clock.GetUtcNow());
        var card = lookup.PreviewAsync(service, target);
        if (!await CompletesWithinAsync(card, WaitForMore, cancellationToken).ConfigureAwait(false))
            return Preview.Of(target, found, clock.GetUtcNow());
        var rich = await card.ConfigureAwait(false);
        return Preview.Of(
            target,
            rich.Entry is null ? found with { Failure = rich.Failure } : rich,
            clock.GetUtcNow()
        );
    }

    /// <summary>Finds papers by title. Never throws for a network failure.</summary>
    /// <param name="title">The title as written.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<FoundPapers> FindPapersAsync(string title, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return new FoundPapers([], "Network access is disabled.");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, cancellationToken);
        return await new PaperFinder(options, parts.Value.Fetcher)
            .FindAsync(title, ending.Token)
            .ConfigureAwait(false);
    }

    /// <summary>Gets cached repository names (<c>owner/name</c>) that start with a text, without a request.</summary>
    public IReadOnlyList<string> KnownRepositories(string start) =>
        // Do not create a cache file just for that.
        parts.IsValueCreated
        || (options.CacheFolder is { } folder && File.Exists(Path.Combine(folder, LinkCache.FileName)))
            ? parts.Value.Cache.Repositories(start)
            : [];

    /// <inheritdoc/>
    public void Dispose()
    {
        closing.Cancel();
        if (parts.IsValueCreated)
        {
            parts.Value.Fetcher.Dispose();
            parts.Value.Cache.Dispose();
        }
        closing.Dispose();
    }

    private async Task<IReadOnlyDictionary<string, LinkVerdict>> CheckAsync(
        IEnumerable<LinkTarget> targets,
        bool anyHost,
        Action<string, LinkVerdict>? found,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var verdicts = new ConcurrentDictionary<string, LinkVerdict>(StringComparer.Ordinal);
        if (!options.Enabled)
            return verdicts;
        var asked = Checkable(targets, anyHost);
        foreach (var some in asked.Chunk(AtOnce))
        {
            var loaders = await new BatchLoaders(options, tokens, parts.Value.Fetcher, clock, closing.Token)
                .CreateAsync(some, cancellationToken)
                .ConfigureAwait(false);
            await Task.WhenAll(
                    some.Select(async target =>
                    {
                        var service = LinkServices.For(target)!;
                        var loader = service.Batch is { } batch
                            ? loaders.GetValueOrDefault((batch, target.Server))
                            : null;
                        var verdict = await VerdictAsync(service, target, loader, again, cancellationToken)
                            .ConfigureAwait(false);
                        verdicts[target.Subject!] = verdict;
                        if (!cancellationToken.IsCancellationRequested)
                            found?.Invoke(target.Subject!, verdict);
                    })
                )
                .ConfigureAwait(false);
        }
        return verdicts;
    }

    /// <summary>Gets the target that decides the status of a link: the repository for every page inside it.</summary>
    private static LinkTarget VerdictTarget(LinkTarget target) =>
        target is { IsInRepository: true, Problem: null } ? GitHub.RepositoryOf(target) : target;

    private bool HasMore(LinkService service, LinkTarget target) =>
        service.AddsToPreview && service.Requests(target, options).Count > 1;

    private async Task<LinkVerdict> VerdictAsync(
        LinkService service,
        LinkTarget target,
        BatchLoader? loader,
        bool again,
        CancellationToken needed
    )
    {
        var wasLoaded = false;
        var found = await parts
            .Value.Lookup.VerdictAsync(
                service,
                target,
                isUrgent: false,
                loader,
                () => wasLoaded = true,
                again,
                needed
            )
            .ConfigureAwait(false);
        if (!wasLoaded)
            loader?.Leave();
        return VerdictOf(found);
    }

    private LinkVerdict VerdictOf(LookupResult found)
    {
        if (
            found.Entry is { } kept
            // A target that was broken days ago and cannot be checked now may exist again.
            && (
                found.Failure is null
                || kept.Result.Verdict.State != LinkStatus.Broken
                || clock.GetUtcNow() - kept.Fetched < OldestGone
            )
        )
            return kept.Result.Verdict;
        return ServiceResult.Unknown(found.Failure ?? "Not checked yet.").Verdict;
    }

    private async Task<bool> CompletesWithinAsync(
        Task task,
        TimeSpan wait,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await task.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
