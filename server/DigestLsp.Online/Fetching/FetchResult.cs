using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>The priority of a request in the queue and in the use of the rate limit.</summary>
/// <param name="IsUrgent">
/// Whether a user is waiting for it. Background requests come after urgent ones and never use the reserve of the rate limit.
/// </param>
/// <param name="Tag">A tag to promote the request while it is queued.</param>
/// <param name="Unneeded">Canceled when no caller needs the response. A request that is still queued is then not sent.</param>
internal readonly record struct RequestPriority(
    bool IsUrgent,
    string Tag,
    CancellationToken Unneeded = default
)
{
    /// <summary>Creates the request when it is about to be sent; null if it does not change while it waits.</summary>
    public Func<ServiceRequest>? Latest { get; init; }
}

/// <summary>The result of a request: a response, or the reason it is missing.</summary>
internal sealed record FetchResult
{
    private FetchResult() { }

    /// <summary>The response, or null if absent.</summary>
    public Answer? Answer { get; private init; }

    /// <summary>The reason there is no response, shown after the service name: <c>cannot be reached: connection refused.</c></summary>
    public string Failure { get; private init; } = "";

    /// <summary>Whether the request failed because the host does not exist.</summary>
    public bool IsHostMissing { get; private init; }

    /// <summary>Whether the failure may be transient: the connection was closed.</summary>
    public bool MayPass { get; private init; }

    /// <summary>The time to retry, or null if the caller decides.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>Whether this is the response to a repetition of the request without the token.</summary>
    public bool IsWithoutToken { get; init; }

    /// <summary>The reason a batch request was refused because of the token, or null if it was not.</summary>
    public TokenRefusal? Refusal { get; init; }

    public static FetchResult Of(Answer answer) => new() { Answer = answer };

    public static FetchResult Failed(string failure, DateTimeOffset? until = null) =>
        new() { Failure = failure, Until = until };

    public static FetchResult Broken() =>
        new() { Failure = "closed the connection before the response was complete.", MayPass = true };

    public static FetchResult HostMissing(string host) =>
        new() { Failure = $"cannot be reached: unknown host {host}.", IsHostMissing = true };
}
