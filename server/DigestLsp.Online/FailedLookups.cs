using System.Collections.Concurrent;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Online;

/// <summary>Lookups that failed a while ago, which are not repeated yet.</summary>
internal sealed class FailedLookups(TimeProvider clock)
{
    private const int MaxCount = 16_384;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, FailedLookup> failed = new(StringComparer.Ordinal);

    /// <summary>Gets when the first of them may be repeated, or null if empty.</summary>
    public DateTimeOffset? RetryAt =>
        failed
            .Values.Select(f => f.Until)
            .Where(u => u > clock.GetUtcNow())
            .Order()
            .Cast<DateTimeOffset?>()
            .FirstOrDefault();

    /// <summary>Gets why a lookup must not be repeated yet, or null if it may; one for a user who waits may be repeated after one that was not.</summary>
    public string? Pending(string key, bool isUrgent) =>
        failed.TryGetValue(key, out var before)
        && before.Until > clock.GetUtcNow()
        && (before.WasUrgent || !isUrgent)
            ? before.Reason
            : null;

    /// <summary>Gets why a lookup failed last, or null if it did not.</summary>
    public string? ReasonOf(string key) => failed.TryGetValue(key, out var before) ? before.Reason : null;

    /// <summary>Removes a lookup that succeeded or is to be repeated.</summary>
    public void Remove(string key) => failed.TryRemove(key, out _);

    /// <summary>Adds a failure. The pause grows with each, but not for a user who waits.</summary>
    /// <param name="key">The lookup.</param>
    /// <param name="reason">Why it failed, as a sentence.</param>
    /// <param name="until">When it may be repeated, or null for the usual pause.</param>
    /// <param name="wasUrgent">Whether a user waited for it.</param>
    public void Add(string key, string reason, DateTimeOffset? until, bool wasUrgent)
    {
        if (failed.Count > MaxCount)
            failed.Clear();
        var times = failed.TryGetValue(key, out var before) ? before.Times : 0;
        var pause = wasUrgent ? AfterFailure : HostQueue.Backoff(AfterFailure, times);
        failed[key] = new FailedLookup(reason, until ?? clock.GetUtcNow() + pause, wasUrgent, times + 1);
    }

    private sealed record FailedLookup(string Reason, DateTimeOffset Until, bool WasUrgent, int Times);
}
