using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Runs an action for a document on the message loop, after a period without further calls. A timer for each document, so that a key
/// costs neither a task nor the exception of a task that is cancelled.
/// </summary>
internal sealed class Debouncer(ServerState state, Func<string, Task> act) : IDisposable
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
                timers[key] = timer = new Timer(_ => state.Loop.Post(() => TaskLog.Observe(act(uri))));
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
}
