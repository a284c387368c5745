using System.Globalization;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>What a host allows one kind of caller: its quota, and when it wants to be left alone.</summary>
/// <param name="clock">The time.</param>
internal sealed class HostLimits(TimeProvider clock)
{
    private const int FailuresBeforePause = 3;
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(2);

    private readonly Lock gate = new();
    private int failures;
    private int limits;

    /// <summary>What is left of the host's quota; null where it does not say.</summary>
    public RateLimit? RateLimit { get; private set; }

    /// <summary>When the host last said so.</summary>
    public DateTimeOffset LastRateLimit { get; private set; }

    /// <summary>Until when nobody asks, and why; in the past where the host may be asked.</summary>
    public HostBackoff Backoff { get; private set; } = new(DateTimeOffset.MinValue, "", false);

    /// <summary>Learns from an answer: the quota, a limit.</summary>
    /// <returns>Whether the host wants to be left alone now.</returns>
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
                    $"wants to be left alone (its rate limit is reached); it will be asked again after {until.UtcDateTime:HH:mm} UTC."
                ),
                true
            );
            return true;
        }
    }

    /// <summary>Learns that there was no answer; after some of that the host is left alone, longer each time.</summary>
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
                "has not answered several times; it will be asked again in a while.",
                false
            );
        }
    }
}

/// <summary>A time in which a host is not asked.</summary>
/// <param name="Until">Its end.</param>
/// <param name="Reason">Why, to be read behind the service's name.</param>
/// <param name="IsLimit">Whether the host itself asked for it; then nobody asks, however urgent.</param>
internal sealed record HostBackoff(DateTimeOffset Until, string Reason, bool IsLimit);
