using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>Who asks, which decides who is served first and what is left of a quota.</summary>
/// <param name="IsUrgent">Whether somebody waits for it now; work in the background comes behind, and stops while a reserve is left.</param>
/// <param name="Tag">What it is about, so that it can be made urgent while it waits.</param>
/// <param name="Unneeded">Canceled when nobody needs the answer any more; a request that still waits for its turn is not sent then.</param>
internal readonly record struct RequestPriority(
    bool IsUrgent,
    string Tag,
    CancellationToken Unneeded = default
)
{
    /// <summary>Creates the request as it is when its turn comes; null if it does not change while it waits.</summary>
    public Func<ServiceRequest>? Latest { get; init; }
}

/// <summary>How a request came out: an answer, or why there is none.</summary>
internal sealed record FetchResult
{
    private FetchResult() { }

    /// <summary>The answer; null where there is none.</summary>
    public Answer? Answer { get; private init; }

    /// <summary>Why there is no answer, to be read behind the service's name: <c>cannot be reached: connection refused.</c></summary>
    public string Failure { get; private init; } = "";

    /// <summary>Whether there is no answer because no host of that name exists.</summary>
    public bool IsHostMissing { get; private init; }

    /// <summary>Whether the same request may well have an answer a moment later: a connection broke off.</summary>
    public bool MayPass { get; private init; }

    /// <summary>When to ask again; null where the caller decides.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>Whether there was a token and this is the answer to the same request without it.</summary>
    public bool IsWithoutToken { get; init; }

    /// <summary>Why a request about many targets was refused because of the token; null if it was not.</summary>
    public TokenRefusal? Refusal { get; init; }

    public static FetchResult Of(Answer answer) => new() { Answer = answer };

    public static FetchResult Failed(string failure, DateTimeOffset? until = null) =>
        new() { Failure = failure, Until = until };

    public static FetchResult Broken() => new() { Failure = "broke its answer off.", MayPass = true };

    public static FetchResult HostMissing(string host) =>
        new() { Failure = $"cannot be reached: there is no host {host}.", IsHostMissing = true };
}
