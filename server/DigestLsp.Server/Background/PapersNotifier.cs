using DigestLsp.Language.Library;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// <c>digest/papersChanged</c>: what <c>digest.papersBy…</c> answered last would be another answer now. Told to clients whose
/// <c>initializationOptions</c> hold <c>"papers": true</c>, once changes have rested a while, and not again before they have asked again.
/// </summary>
internal sealed class PapersNotifier : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(400);
    private readonly ServerState state;
    private readonly Debouncer telling;
    private volatile object? answered;

    public PapersNotifier(ServerState state)
    {
        this.state = state;
        telling = new Debouncer(state, _ => TellAsync());
    }

    /// <summary>Whether the client has asked to be told.</summary>
    public bool IsWanted { get; set; }

    /// <summary>The client knows the papers as they are here.</summary>
    public void Answered(WorkspaceIndex library)
    {
        if (!IsWanted)
            return;
        answered = Fingerprint(library);
        // What changed since the library was taken.
        Changed();
    }

    /// <summary>Papers may have changed.</summary>
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
