using System.Globalization;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>The limits of a host for callers with or without a token: its rate limit and backoff.</summary>
/// <param name="clock">The clock.</param>
internal sealed class HostLimits(TimeProvider clock)
{
    private const int FailuresBeforePause = 3;
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(2);

    private readonly Lock gate = new();
    private int failures;
    private int limits;

    /// <summary>The rate limit that the host reported last, or null if it reports none.</summary>
    public RateLimit? RateLimit { get; private set; }

    /// <summary>The time when the host last reported its rate limit.</summary>
    public DateTimeOffset LastRateLimit { get; private set; }

    /// <summary>Until when no requests are sent, and why. In the past if requests may be sent.</summary>
    public HostBackoff Backoff { get; private set; } = new(DateTimeOffset.MinValue, "", false);

    /// <summary>Updates the limits from a response.</summary>
    /// <returns>Whether no requests may be sent for now.</returns>
    public bool Learn(Answer answer, bool isLimit)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            failures = 0;
            if (RateLimit.Of(answer, now) is { } quota)
                (RateLimit, LastRateLimit) = (quota, now);
            if (!isLimit)
            {
                limits = 0;
                return false;
            }
            var until =
                RetryTime.Of(answer, now) ?? now + HostQueue.Backoff(TimeSpan.FromMinutes(1), limits++);
            until = until < now + TimeSpan.FromSeconds(1) ? now + TimeSpan.FromSeconds(1) : until;
            until = until > now + MaxPause ? now + MaxPause : until;
            Backoff = new HostBackoff(
                until,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"returned a rate limit error. Links will be checked again after {until.UtcDateTime:HH:mm} UTC."
                ),
                true
            );
            return true;
        }
    }

    /// <summary>
    /// Records a request without a response. After some of them, no requests are sent for a time that grows with each failure.
    /// </summary>
    public void LearnFailure()
    {
        lock (gate)
        {
            if (++failures < FailuresBeforePause)
                return;
            var until =
                clock.GetUtcNow()
                + HostQueue.Backoff(TimeSpan.FromSeconds(15), failures - FailuresBeforePause);
            Backoff = new HostBackoff(
                until,
                "did not respond several times. Links will be checked again later.",
                false
            );
        }
    }
}

/// <summary>A period during which no requests are sent to a host.</summary>
/// <param name="Until">The end of the period.</param>
/// <param name="Reason">The reason, shown after the service name.</param>
/// <param name="IsLimit">Whether the host requested it; then even urgent requests are not sent.</param>
internal sealed record HostBackoff(DateTimeOffset Until, string Reason, bool IsLimit);
