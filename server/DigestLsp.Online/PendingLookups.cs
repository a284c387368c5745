namespace DigestLsp.Online;

/// <summary>
/// The lookups in progress, one per key, shared by all callers. When the last caller stops needing a lookup, it is dropped unless its
/// request was already sent.
/// </summary>
internal sealed class PendingLookups
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Pending> byKey = new(StringComparer.Ordinal);

    /// <summary>Joins the pending lookup of a key, or starts one.</summary>
    /// <param name="key">The key; at most one lookup per key is in progress.</param>
    /// <param name="start">Starts the lookup. Its token is canceled when no caller needs the result.</param>
    /// <param name="needed">Canceled when this caller no longer needs the result.</param>
    /// <exception cref="OperationCanceledException">The caller no longer needs the result.</exception>
    public async Task<LookupResult> RunAsync(
        string key,
        Func<CancellationToken, Task<LookupResult>> start,
        CancellationToken needed
    )
    {
        needed.ThrowIfCancellationRequested();
        Pending? joined;
        bool isNew;
        lock (gate)
        {
            isNew = !byKey.TryGetValue(key, out joined);
            joined ??= byKey[key] = new Pending();
            joined.Callers++;
        }
        if (isNew)
            _ = CompleteAsync(key, joined, start);
        try
        {
            return await joined.Result.Task.WaitAsync(needed).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (needed.IsCancellationRequested)
        {
            Leave(key, joined);
            throw;
        }
    }

    private async Task CompleteAsync(
        string key,
        Pending pending,
        Func<CancellationToken, Task<LookupResult>> start
    )
    {
        try
        {
            pending.Result.TrySetResult(await start(pending.Unneeded.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            pending.Result.TrySetCanceled();
        }
        catch (Exception error)
        {
            pending.Result.TrySetException(error);
        }
        if (Remove(key, pending))
            pending.Unneeded.Dispose();
    }

    private void Leave(string key, Pending pending)
    {
        // Atomic, so that no caller joins a lookup that is about to be dropped.
        lock (gate)
        {
            if (--pending.Callers > 0 || !Remove(key, pending))
                return;
        }
        pending.Unneeded.Cancel();
        pending.Unneeded.Dispose();
    }

    /// <summary>Removes a lookup. Returns false if another thread did, which then disposes of it.</summary>
    private bool Remove(string key, Pending pending)
    {
        lock (gate)
            return byKey.TryGetValue(key, out var current)
                && ReferenceEquals(current, pending)
                && byKey.Remove(key);
    }

    private sealed class Pending
    {
        public int Callers { get; set; }

        public CancellationTokenSource Unneeded { get; } = new();

        public TaskCompletionSource<LookupResult> Result { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
