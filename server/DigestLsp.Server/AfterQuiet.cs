namespace DigestLsp.Server;

/// <summary>
/// Does something for a document when nothing has called for it for a while: each call puts it off. A timer for each document, so that
/// a key typed costs neither a task nor the exception of a task that is cancelled.
/// </summary>
internal sealed class AfterQuiet(Session session, Func<string, Task> act) : IDisposable
{
    private readonly Dictionary<string, Timer> timers = new(StringComparer.Ordinal);
    private bool isDisposed;

    /// <summary>Has it done for a document after a while, from now on.</summary>
    /// <param name="uri">The document's address, handed on as it is written here the first time.</param>
    /// <param name="wait">How long it is put off.</param>
    public void Schedule(string uri, TimeSpan wait)
    {
        lock (timers)
        {
            if (isDisposed)
                return;
            var key = DocumentUri.Key(uri);
            if (!timers.TryGetValue(key, out var timer))
                timers[key] = timer = new Timer(_ => session.Observe(ActAsync(uri)));
            timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Does not do it any more for a document, unless it is being done.</summary>
    public void Cancel(string uri)
    {
        lock (timers)
        {
            if (timers.Remove(DocumentUri.Key(uri), out var timer))
                timer.Dispose();
        }
    }

    public void Dispose()
    {
        lock (timers)
        {
            isDisposed = true;
            foreach (var timer in timers.Values)
                timer.Dispose();
        }
    }

    private async Task ActAsync(string uri) => await act(uri).ConfigureAwait(false);
}
