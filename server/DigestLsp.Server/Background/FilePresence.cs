using System.Collections.Concurrent;
using DigestLsp.Server.Files;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Whether files that diagnostics refer to still exist, for clients without file watchers. Deleted files are removed from the index.
/// </summary>
/// <param name="state">The state of the server.</param>
internal sealed class FilePresence(ServerState state)
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> files = new(StringComparer.Ordinal);
    private long checkedAt = Environment.TickCount64;

    /// <summary>Whether a file exists, or existed when it was first checked.</summary>
    public bool IsThere(string uri) => files.GetOrAdd(uri, Exists);

    /// <summary>Whether all files that existed when they were checked still do. Checks the disk only once in a while.</summary>
    public bool AreThere()
    {
        var now = Environment.TickCount64;
        if (now - Volatile.Read(ref checkedAt) < CheckedFor.TotalMilliseconds)
            return true;
        Volatile.Write(ref checkedAt, now);
        return files.All(f => !f.Value || Exists(f.Key));
    }

    private bool Exists(string uri)
    {
        if (DocumentUri.PathOf(uri) is not { } path || File.Exists(path))
            return true;
        state.Loop.Post(() => state.Library.Changed([uri]));
        return false;
    }
}
