using System.Globalization;
using System.Net.Http.Headers;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>What a host still allows.</summary>
/// <param name="Limit">Requests in a period; 0 where it does not say.</param>
/// <param name="Remaining">Requests left in this one.</param>
/// <param name="Reset">When the next period begins.</param>
public sealed record RateLimit(int Limit, int Remaining, DateTimeOffset Reset)
{
    /// <summary>Out of GitHub's <c>X-RateLimit-…</c> headers; null where they are not there, or of another quota than REST's.</summary>
    internal static RateLimit? Of(Answer answer, DateTimeOffset now) =>
        answer.Header("X-RateLimit-Resource") is null or "core"
        && Number(answer, "X-RateLimit-Remaining") is { } remaining
            ? new RateLimit(
                (int)(Number(answer, "X-RateLimit-Limit") ?? 0),
                (int)remaining,
                RetryTime.Reset(answer) ?? now + TimeSpan.FromHours(1)
            )
            : null;

    private static long? Number(Answer answer, string name) =>
        int.TryParse(answer.Header(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>When a host says it may be asked again.</summary>
internal static class RetryTime
{
    // The last second of the year 9999, which no date passes.
    private const long LastSecond = 253_402_300_799;

    /// <summary><c>Retry-After</c>, else the quota's reset where nothing is left of it; null where neither is said.</summary>
    public static DateTimeOffset? Of(Answer answer, DateTimeOffset now)
    {
        if (
            answer.Header("Retry-After") is { } after
            && RetryConditionHeaderValue.TryParse(after, out var retry)
        )
            return retry.Date ?? now + retry.Delta;
        return answer.Header("X-RateLimit-Remaining") is null or "0" ? Reset(answer) : null;
    }

    /// <summary><c>X-RateLimit-Reset</c>.</summary>
    public static DateTimeOffset? Reset(Answer answer) =>
        long.TryParse(
            answer.Header("X-RateLimit-Reset"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
        && seconds <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
