namespace DigestLsp.Online.Fetching;

/// <summary>A request that was sent.</summary>
/// <param name="Time">The time it was sent.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Address">The URL. It never contains a token.</param>
/// <param name="Outcome">The status, or the reason there was no response.</param>
/// <param name="Milliseconds">The duration.</param>
public sealed record NetworkRequest(
    DateTimeOffset Time,
    string Method,
    string Address,
    string Outcome,
    int Milliseconds
);

/// <summary>The last thousand requests of this process.</summary>
public sealed class RequestLog
{
    private const int Most = 1_000;
    private readonly Queue<NetworkRequest> requests = new();

    /// <summary>The number of requests sent, including those no longer logged.</summary>
    public int Count { get; private set; }

    internal void Add(NetworkRequest request)
    {
        lock (requests)
        {
            Count++;
            requests.Enqueue(request);
            if (requests.Count > Most)
                requests.Dequeue();
        }
    }

    /// <summary>Gets the logged requests in order.</summary>
    public IReadOnlyList<NetworkRequest> Last()
    {
        lock (requests)
            return [.. requests];
    }
}
