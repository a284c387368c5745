using System.Collections.Concurrent;
using System.Net;
using DigestLsp.Language.Links;
using DigestLsp.Online.Caching;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;
using ZiggyCreatures.Caching.Fusion;

namespace DigestLsp.Online;

/// <summary>Looks up one target: in the cache, or from its service.</summary>
internal sealed class Lookup(
    OnlineOptions options,
    Fetcher fetcher,
    Tokens tokens,
    LinkCache cache,
    TimeProvider clock,
    CancellationToken closing
)
{
    private const int MaxFirstAnswers = 256;
    private const int LargestFirstAnswer = 32 * 1024;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(10);

    private readonly FailedLookups failed = new(clock);
    private readonly NameResolution names = new(options, closing);
    private readonly ConcurrentDictionary<string, FetchResult> firstAnswers = new(StringComparer.Ordinal);
    private readonly PendingLookups pending = new();
    private readonly TokenFallback fallback = new(options, fetcher, tokens);

    /// <summary>The time to retry failed lookups, or null if empty.</summary>
    public DateTimeOffset? AskAgain => failed.RetryAt;

    /// <summary>Gets the status of a target's link, with as much of the preview as the same response contains.</summary>
    /// <param name="service">The service to use.</param>
    /// <param name="target">The target.</param>
    /// <param name="isUrgent">Whether a user is waiting for it.</param>
    /// <param name="batch">Loads many targets in one request, or null to request this one alone.</param>
    /// <param name="loading">Called when the batch is used.</param>
    /// <param name="again">Whether to request the target again if it is cached as broken or could not be checked a while ago.</param>
    /// <param name="needed">Canceled when the caller no longer needs the result.</param>
    /// <exception cref="OperationCanceledException">The caller no longer needs the result.</exception>
    public async Task<LookupResult> VerdictAsync(
        LinkService service,
        LinkTarget target,
        bool isUrgent,
        BatchLoader? batch = null,
        Action? loading = null,
        bool again = false,
        CancellationToken needed = default
    )
    {
        var key = await KeyAsync(service, target, target.Subject ?? service.PreviewKey(target))
            .ConfigureAwait(false);
        if (!isUrgent)
            return await pending.RunAsync(key, FindAsync, needed).ConfigureAwait(false);
        fetcher.Queues.Promote(key);
        return await FindAsync(CancellationToken.None).ConfigureAwait(false);

        async Task<LookupResult> FindAsync(CancellationToken unneeded)
        {
            if (again)
                await ForgetAsync(key).ConfigureAwait(false);
            return await this.FindAsync(
                    key,
                    isUrgent,
                    async context =>
                    {
                        var turn = new RequestPriority(isUrgent, key, unneeded);
                        if (batch is null)
                            return await FetchAsync(context, key, key, service, target, turn)
                                .ConfigureAwait(false);
                        loading?.Invoke();
                        return await LoadAsync(context, key, service, target, batch, turn)
                            .ConfigureAwait(false);
                    }
                )
                .ConfigureAwait(false);
        }
    }

    private async Task ForgetAsync(string key)
    {
        failed.Remove(key);
        if (await cache.FindAsync(key).ConfigureAwait(false) is { Result.Verdict.State: LinkStatus.Broken })
            await cache.ExpireAsync(key).ConfigureAwait(false);
    }

    /// <summary>Gets the full preview. The status of the link must have been determined before.</summary>
    public async Task<LookupResult> PreviewAsync(LinkService service, LinkTarget target)
    {
        var first = await KeyAsync(service, target, target.Subject ?? service.PreviewKey(target))
            .ConfigureAwait(false);
        var key = await KeyAsync(service, target, "card:" + service.PreviewKey(target)).ConfigureAwait(false);
        return await FindAsync(
                key,
                isUrgent: true,
                context =>
                    FetchAsync(
                        context,
                        key,
                        first,
                        service,
                        target,
                        new RequestPriority(true, key),
                        richly: true
                    )
            )
            .ConfigureAwait(false);
    }

    /// <summary>Gets the cached status of a target's link without a request.</summary>
    public async Task<CacheEntry?> CachedAsync(LinkService service, LinkTarget target) =>
        await cache
            .FindAsync(
                await KeyAsync(service, target, target.Subject ?? service.PreviewKey(target))
                    .ConfigureAwait(false)
            )
            .ConfigureAwait(false);

    // Visibility depends on the caller's token, and so do the service's ETags.
    private async Task<string> KeyAsync(LinkService service, LinkTarget target, string subject)
    {
        if (
            service.Requests(target, options) is not [var first, ..]
            || options.ApiAt(first.Address) is not { } api
        )
            return subject;
        var token = await tokens.ForAsync(api, closing).ConfigureAwait(false);
        return Tokens.Fingerprint(token) + ":" + subject;
    }

    private async Task<LookupResult> FindAsync(
        string key,
        bool isUrgent,
        Func<FusionCacheFactoryExecutionContext<CacheEntry>, Task<CacheEntry>> fetch
    )
    {
        if (failed.Pending(key, isUrgent) is { } reason)
            return new LookupResult(await cache.FindAsync(key).ConfigureAwait(false), reason);
        var kept = await cache
            .GetAsync(
                key,
                async context =>
                {
                    var fetched = await fetch(context).ConfigureAwait(false);
                    if (fetched.Result.Verdict.State != LinkStatus.Unknown)
                    {
                        failed.Remove(key);
                        context.Options.SetDuration(cache.DurationOf(fetched));
                        return fetched;
                    }
                    return context.Fail(fetched.Result.Verdict.Reason ?? "");
                },
                closing
            )
            .ConfigureAwait(false);
        return new LookupResult(kept, failed.ReasonOf(key));
    }

    private async Task<CacheEntry> FetchAsync(
        FusionCacheFactoryExecutionContext<CacheEntry> context,
        string key,
        string firstKey,
        LinkService service,
        LinkTarget target,
        RequestPriority turn,
        bool richly = false,
        TokenRefusal? refusal = null
    )
    {
        var requests = service.Requests(target, options);
        var stale = context.HasStaleValue ? context.StaleValue.Value : null;
        var answers = new Answer?[requests.Count];
        if (!richly || !firstAnswers.TryGetValue(firstKey, out var fetched))
        {
            fetched = await fallback
                .SendAsync(Ask(requests[0], stale), target, turn, refusal, closing)
                .ConfigureAwait(false);
            if (fetched.Answer is not { } first)
                return await WithoutAnswerAsync(key, service, fetched, turn).ConfigureAwait(false);
            if (first.Status == HttpStatusCode.NotModified && stale is not null)
                return stale with { Fetched = clock.GetUtcNow() };
            if (service.AddsToPreview)
                Remember(firstKey, fetched, requests.Count);
        }
        answers[0] = fetched.Answer;
        FetchResult? unsent = null;
        for (var i = 1; i < answers.Length && service.NeedsFollowUp(target, answers[0]!, richly); i++)
        {
            // A target that is public only without the token stays so for all requests of its preview.
            var request = requests[i] with
            {
                WithoutToken = fetched.IsWithoutToken,
            };
            if (richly && await fetcher.IsScarceAsync(request, closing).ConfigureAwait(false))
                continue;
            var next = await fetcher.SendAsync(request, turn, closing).ConfigureAwait(false);
            answers[i] = next.Answer;
            unsent ??= next.Answer is null ? next : null;
        }
        var known = service.Judge(target, answers, clock.GetUtcNow());
        if (known.Verdict.State == LinkStatus.Unknown && unsent is not null)
            return Miss(key, $"{service.Name} {unsent.Failure}", unsent.Until, turn.IsUrgent);
        if (known.Verdict.State == LinkStatus.Unknown)
            return Miss(
                key,
                known.Verdict.Reason ?? "",
                (answers[^1] ?? answers[0])!.Status >= HttpStatusCode.InternalServerError
                    ? null
                    : clock.GetUtcNow() + AfterRefusal,
                turn.IsUrgent
            );
        return await KeepAsync(target, known, answers[0]!.Header("ETag")).ConfigureAwait(false);
    }

    private async Task<CacheEntry> LoadAsync(
        FusionCacheFactoryExecutionContext<CacheEntry> context,
        string key,
        LinkService service,
        LinkTarget target,
        BatchLoader batch,
        RequestPriority turn
    )
    {
        var (known, failure) = await batch.LoadAsync(target, turn.Unneeded).ConfigureAwait(false);
        if ((known?.Refusal ?? failure.Refusal) is { } refusal)
            return await FetchAsync(context, key, key, service, target, turn, refusal: refusal)
                .ConfigureAwait(false);
        return known switch
        {
            null => Miss(key, $"{service.Name} {failure.Failure}", failure.Until, wasUrgent: false),
            { Verdict.State: LinkStatus.Unknown } => Miss(
                key,
                known.Verdict.Reason ?? service.Name,
                until: null,
                wasUrgent: false
            ),
            _ => await KeepAsync(target, known, eTag: null).ConfigureAwait(false),
        };
    }

    /// <summary>Handles a missing response: the host does not exist, or the status is unknown.</summary>
    private async Task<CacheEntry> WithoutAnswerAsync(
        string key,
        LinkService service,
        FetchResult fetched,
        RequestPriority turn
    )
    {
        if (fetched.IsHostMissing && service.AsksAnyHost && await names.WorksAsync().ConfigureAwait(false))
            return new CacheEntry(ServiceResult.Broken("Unknown host."), clock.GetUtcNow());
        return Miss(key, $"{service.Name} {fetched.Failure}", fetched.Until, turn.IsUrgent);
    }

    private async Task<CacheEntry> KeepAsync(LinkTarget target, ServiceResult known, string? eTag)
    {
        if (
            known is { Identity: { } identity, Verdict.State: LinkStatus.Ok }
            && target.Subject is { } subject
        )
        {
            var first = await cache.FirstAsync("identity:" + subject, identity).ConfigureAwait(false);
            if (first != identity)
                known = known with { Verdict = known.Verdict with { IsTakenOver = true } };
        }
        return new CacheEntry(known, clock.GetUtcNow()) { ETag = eTag };
    }

    private CacheEntry Miss(string key, string reason, DateTimeOffset? until, bool wasUrgent)
    {
        failed.Add(key, reason, until, wasUrgent);
        return new CacheEntry(ServiceResult.Unknown(reason), clock.GetUtcNow());
    }

    // Further requests of a preview need the first response, so keep it for a hover soon after the check.
    private void Remember(string key, FetchResult fetched, int requests)
    {
        if (
            requests == 1
            || fetched.Answer is not { Status: HttpStatusCode.OK, Body.Length: <= LargestFirstAnswer }
        )
            return;
        if (firstAnswers.Count >= MaxFirstAnswers)
            firstAnswers.Clear();
        firstAnswers[key] = fetched;
    }

    // "Not modified" must not confirm that a target is broken.
    private static ServiceRequest Ask(ServiceRequest request, CacheEntry? stale) =>
        stale is { ETag: { } tag, Result.Verdict.State: not LinkStatus.Broken }
            ? request with
            {
                Headers = [.. request.Headers, ("If-None-Match", tag)],
            }
            : request;
}
