namespace DigestLsp.Online.Fetching;

/// <summary>A request that was sent.</summary>
/// <param name="Time">When.</param>
/// <param name="Method">Its method.</param>
/// <param name="Address">Where to, as it was sent; a token is never in it.</param>
/// <param name="Outcome">The status, or why there was no answer.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record NetworkRequest(
    DateTimeOffset Time,
    string Method,
    string Address,
    string Outcome,
    int Milliseconds
);

/// <summary>The requests of this session, the last thousand of them.</summary>
public sealed class RequestLog
{
    private const int Most = 1_000;
    private readonly Queue<NetworkRequest> requests = new();

    /// <summary>How many were sent, kept or not.</summary>
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

    /// <summary>The last ones, in order.</summary>
    public IReadOnlyList<NetworkRequest> Last()
    {
        lock (requests)
            return [.. requests];
    }
}
