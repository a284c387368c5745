using System.Globalization;
using System.Net.Http.Headers;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>A host's rate limit.</summary>
/// <param name="Limit">The number of requests per period, or 0 if unknown.</param>
/// <param name="Remaining">The number of requests left in this period.</param>
/// <param name="Reset">The start of the next period.</param>
public sealed record RateLimit(int Limit, int Remaining, DateTimeOffset Reset)
{
    /// <summary>
    /// Reads GitHub's <c>X-RateLimit-…</c> headers. Returns null if they are missing or are not for the REST API.
    /// </summary>
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

/// <summary>Reads when a host accepts requests again.</summary>
internal static class RetryTime
{
    // The last second of the year 9999, the maximum of DateTimeOffset.
    private const long LastSecond = 253_402_300_799;

    /// <summary>Gets the time of <c>Retry-After</c>, or the reset of an exhausted rate limit, or null if there is neither.</summary>
    public static DateTimeOffset? Of(Answer answer, DateTimeOffset now)
    {
        if (
            answer.Header("Retry-After") is { } after
            && RetryConditionHeaderValue.TryParse(after, out var retry)
        )
            return retry.Date ?? now + retry.Delta;
        return answer.Header("X-RateLimit-Remaining") is null or "0" ? Reset(answer) : null;
    }

    /// <summary>Reads <c>X-RateLimit-Reset</c>.</summary>
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
