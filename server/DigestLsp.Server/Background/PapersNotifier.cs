using DigestLsp.Language.Library;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Sends <c>digest/papersChanged</c> when the result of <c>digest.papersBy…</c> would change. Only for clients with <c>"papers": true</c>
/// in <c>initializationOptions</c>, after a period without changes, and at most once per request of the client.
/// </summary>
internal sealed class PapersNotifier : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);
    private readonly ServerState state;
    private readonly Debouncer telling;
    private object? answered;

    public PapersNotifier(ServerState state)
    {
        this.state = state;
        telling = new Debouncer(state, _ => TellAsync());
    }

    /// <summary>Whether the client subscribed.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Records which papers the client has seen. Thread-safe.</summary>
    public void Answered(WorkspaceIndex library)
    {
        if (!IsWanted)
            return;
        var known = Fingerprint(library);
        state.Loop.Post(() =>
        {
            answered = known;
            // For changes since the index was read.
            Changed();
        });
    }

    /// <summary>Handles that papers may have changed.</summary>
    public void Changed()
    {
        if (IsWanted && answered is not null)
            telling.Schedule("", Rest);
    }

    public void Dispose() => telling.Dispose();

    private Task TellAsync()
    {
        if (answered is { } known && !known.Equals(Fingerprint(state.Library.Known())))
        {
            answered = null;
            state.Connection.Notify("digest/papersChanged", new object());
        }
        return Task.CompletedTask;
    }

    private static object Fingerprint(WorkspaceIndex library)
    {
        var hash = new HashCode();
        foreach (var (uri, digest) in library.Digests.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            hash.Add(uri, StringComparer.Ordinal);
            foreach (var paper in digest.Papers)
            {
                hash.Add(paper.Title, StringComparer.Ordinal);
                hash.Add(paper.Range);
                hash.Add(paper.Day, StringComparer.Ordinal);
                hash.Add(paper.Status, StringComparer.Ordinal);
                foreach (var tag in paper.Tags)
                    hash.Add(tag, StringComparer.Ordinal);
            }
        }
        return hash.ToHashCode();
    }
}
