using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Runs an action for a document on the message loop, after a period without further calls. Each document has a timer, so a keystroke costs
/// neither a task nor the exception of a canceled one.
/// </summary>
internal sealed class Debouncer(ServerState state, Func<string, Task> act) : IDisposable
{
    private readonly Dictionary<string, Timer> timers = new(StringComparer.Ordinal);
    private bool isDisposed;

    /// <summary>Schedules the action for a document, replacing an earlier call.</summary>
    /// <param name="uri">The URI of the document. The action gets the spelling of the first call.</param>
    /// <param name="wait">The delay.</param>
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

    /// <summary>Cancels the action for a document, unless it is already running.</summary>
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
