using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

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
        if (!options.Enabled || target.Problem is not null || target.FullName is not { } name)
            return null;
        if (!target.IsInRepository && target.Kind is not (LinkKind.GitHubPages or LinkKind.Badge))
            return null;
        var fetch = Fetch(name);
        try
        {
            return (
                await fetch.WaitAsync(options.Wait, clock, cancellationToken).ConfigureAwait(false)
            ).Preview;
        }
        catch (TimeoutException)
        {
            return Unknown(name, "GitHub has not answered yet. Point here again in a moment.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closing.Cancel();
        fetcher.Dispose();
        closing.Dispose();
    }

    private Task<Kept> Fetch(string name)
    {
        var key = name.ToLowerInvariant();
        if (kept.TryGetValue(key, out var known))
        {
            if (!known.Value.IsCompletedSuccessfully || known.Value.Result.Until > clock.GetUtcNow())
                return known.Value;
            kept.TryRemove(new(key, known));
        }
        if (pause is { } limit && limit.Until > clock.GetUtcNow())
            return Task.FromResult(limit with { Preview = Unknown(name, limit.Reason) });
        if (kept.Count >= MostKept)
            kept.Clear();
        // The lazy value, not the task, is what callers race to add: only the winner's is ever started.
        return kept.GetOrAdd(key, _ => new Lazy<Task<Kept>>(() => FetchAsync(name))).Value;
    }

    private async Task<Kept> FetchAsync(string name)
    {
        try
        {
            var answer = await fetcher
                .GetAsync(GitHubRepository.Request(options.GitHubApi, name), closing.Token)
                .ConfigureAwait(false);
            return Judge(name, answer);
        }
        catch (HttpRequestException error)
        {
            return Failure(name, $"GitHub cannot be reached: {MarkdownText.Escape(error.Message)}");
        }
        catch (OperationCanceledException)
        {
            return Failure(name, "GitHub took too long to answer.");
        }
        catch (ObjectDisposedException)
        {
            return Failure(name, "The settings have changed meanwhile. Point here again.");
        }
        catch (JsonException)
        {
            return Failure(name, "GitHub's answer cannot be read.");
        }
    }

    private Kept Judge(string name, Answer answer)
    {
        var now = clock.GetUtcNow();
        switch (answer.Status)
        {
            case HttpStatusCode.OK:
                return new Kept(GitHubRepository.Draw(name, answer.Body, now), now + FreshFound);
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new Kept(
                    new Preview(
                        PreviewState.Missing,
                        Card(name, "There is no such repository, or it is private.")
                    ),
                    now + FreshMissing
                );
            case HttpStatusCode.UnavailableForLegalReasons:
                return new Kept(
                    new Preview(PreviewState.Missing, Card(name, "Not available for legal reasons.")),
                    now + FreshMissing
                );
            case HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests:
                var until = WaitUntil(answer, now);
                var reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"GitHub's rate limit is reached; it will be asked again after {until.UtcDateTime:HH:mm} UTC."
                );
                pause = new Kept(Unknown(name, reason), until) { Reason = reason };
                return pause;
            default:
                return Failure(
                    name,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"GitHub answers with an error ({(int)answer.Status})."
                    )
                );
        }
    }

    /// <summary>When the service wants to be asked again: Retry-After, else the limit's reset, else in a minute.</summary>
    private static DateTimeOffset WaitUntil(Answer answer, DateTimeOffset now)
    {
        var until = now + TimeSpan.FromMinutes(1);
        if (answer.Headers.RetryAfter?.Delta is { } delta)
            until = now + delta;
        else if (answer.Headers.RetryAfter?.Date is { } date)
            until = date;
        else if (
            answer.Headers.TryGetValues("X-RateLimit-Reset", out var values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < 253_402_300_000
        )
            until = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return until < now + TimeSpan.FromSeconds(1) ? now + TimeSpan.FromSeconds(1)
            : until > now + TimeSpan.FromHours(2) ? now + TimeSpan.FromHours(2)
            : until;
    }

    private Kept Failure(string name, string reason) =>
        new(Unknown(name, reason), clock.GetUtcNow() + FreshFailure);

    private static Preview Unknown(string name, string reason) =>
        new(PreviewState.Unknown, Card(name, reason));

    private static string Card(string name, string text) => $"**{MarkdownText.Escape(name)}**\n\n{text}";

    /// <summary>A preview and until when it needs no new fetch.</summary>
    private sealed record Kept(Preview Preview, DateTimeOffset Until)
    {
        public string Reason { get; init; } = "";
    }
}
