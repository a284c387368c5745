using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>
/// Previews of what links lead to. One target has one fetch in flight; an answer is kept while it is fresh; a caller waits a bounded
/// time and may go away without stopping the fetch.
/// </summary>
public sealed class PreviewService(OnlineOptions options, TimeProvider? clock = null) : IDisposable
{
    private static readonly TimeSpan FreshFound = TimeSpan.FromHours(1);
    private static readonly TimeSpan FreshMissing = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FreshFailure = TimeSpan.FromSeconds(30);
    private const int MostKept = 5_000;

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, Lazy<Task<Kept>>> kept = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource closing = new();
    private readonly Fetcher fetcher = new(options);
    private Kept? pause;

    /// <summary>The preview of a target; null where it has none or nothing may be asked. Never fails for the network's sake.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the fetch goes on for the next one.</exception>
    public async Task<Preview?> PreviewAsync(LinkTarget target, CancellationToken cancellationToken)
    {
        if (!options.Enabled || LinkServices.For(target) is not { } service)
            return null;
        var fetch = Fetch(service, target);
        try
        {
            return (
                await fetch.WaitAsync(options.Wait, clock, cancellationToken).ConfigureAwait(false)
            ).Preview;
        }
        catch (TimeoutException)
        {
            return Unknown(target, $"{service.Name} has not answered yet. Point here again in a moment.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closing.Cancel();
        fetcher.Dispose();
        closing.Dispose();
    }

    private Task<Kept> Fetch(LinkService service, LinkTarget target)
    {
        var key = service.CardKey(target);
        if (kept.TryGetValue(key, out var known))
        {
            if (!known.Value.IsCompletedSuccessfully || known.Value.Result.Until > clock.GetUtcNow())
                return known.Value;
            kept.TryRemove(new(key, known));
        }
        if (pause is { } limit && limit.Until > clock.GetUtcNow())
            return Task.FromResult(limit with { Preview = Unknown(target, limit.Reason) });
        if (kept.Count >= MostKept)
            kept.Clear();
        // The lazy value, not the task, is what callers race to add: only the winner's is ever started.
        return kept.GetOrAdd(key, _ => new Lazy<Task<Kept>>(() => FetchAsync(service, target))).Value;
    }

    private async Task<Kept> FetchAsync(LinkService service, LinkTarget target)
    {
        try
        {
            var requests = service.Requests(target, options);
            var answers = new Answer?[requests.Count];
            for (var i = 0; i < answers.Length && (i == 0 || service.AsksOn(answers[0]!, richly: true)); i++)
                answers[i] = await fetcher.SendAsync(requests[i], closing.Token).ConfigureAwait(false);
            return Judge(service, target, answers);
        }
        catch (HttpRequestException error)
        {
            return Failure(target, $"{service.Name} cannot be reached: {error.Message}");
        }
        catch (OperationCanceledException)
        {
            return Failure(target, $"{service.Name} took too long to answer.");
        }
        catch (ObjectDisposedException)
        {
            return Failure(target, "The settings have changed meanwhile. Point here again.");
        }
    }

    private Kept Judge(LinkService service, LinkTarget target, Answer?[] answers)
    {
        var now = clock.GetUtcNow();
        if (answers[0]!.Status is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
        {
            var until = WaitUntil(answers[0]!, now);
            var reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{service.Name}'s rate limit is reached; it will be asked again after {until.UtcDateTime:HH:mm} UTC."
            );
            pause = new Kept(Unknown(target, reason), until) { Reason = reason };
            return pause;
        }
        var known = service.Judge(target, answers, now);
        var fresh = known.Verdict.State switch
        {
            LinkState.Alive or LinkState.Moved => FreshFound,
            LinkState.Gone => FreshMissing,
            _ => FreshFailure,
        };
        return new Kept(
            known.Card is { } card
                ? new Preview(known.Verdict.State, CardMarkdown.Draw(card, now, now))
                : new Preview(
                    known.Verdict.State,
                    CardMarkdown.Sentence(NameOf(target), known.Verdict.Reason ?? "")
                ),
            now + fresh
        );
    }

    /// <summary>When the service wants to be asked again: Retry-After, else the limit's reset, else in a minute.</summary>
    private static DateTimeOffset WaitUntil(Answer answer, DateTimeOffset now)
    {
        var until = now + TimeSpan.FromMinutes(1);
        if (RetryConditionHeaderValue.TryParse(answer.Header("Retry-After") ?? "", out var retry))
            until = retry.Date ?? now + retry.Delta!.Value;
        else if (
            long.TryParse(
                answer.Header("X-RateLimit-Reset"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            && seconds < 253_402_300_000
        )
            until = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return until < now + TimeSpan.FromSeconds(1) ? now + TimeSpan.FromSeconds(1)
            : until > now + TimeSpan.FromHours(2) ? now + TimeSpan.FromHours(2)
            : until;
    }

    private Kept Failure(LinkTarget target, string reason) =>
        new(Unknown(target, reason), clock.GetUtcNow() + FreshFailure);

    private static Preview Unknown(LinkTarget target, string reason) =>
        new(LinkState.Unknown, CardMarkdown.Sentence(NameOf(target), reason));

    private static string NameOf(LinkTarget target) => target.FullName ?? target.Url;

    /// <summary>A preview and until when it needs no new fetch.</summary>
    private sealed record Kept(Preview Preview, DateTimeOffset Until)
    {
        public string Reason { get; init; } = "";
    }
}
