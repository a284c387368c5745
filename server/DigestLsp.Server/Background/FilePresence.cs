using System.Collections.Concurrent;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Background;

/// <summary>
/// Whether files that diagnostics name still exist: a client without file watchers does not tell that one is gone. A file that is gone is
/// removed from the library.
/// </summary>
/// <param name="library">The library that the files are of.</param>
internal sealed class FilePresence(WorkspaceIndexer library)
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, bool> files = new(StringComparer.Ordinal);
    private long checkedAt = Environment.TickCount64;

    /// <summary>Whether a file exists, or existed when it was first asked about.</summary>
    public bool IsThere(string uri) => files.GetOrAdd(uri, Exists);

    /// <summary>Whether all files that were asked about and existed still do. Looks once in a while.</summary>
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
        library.Changed([uri]);
        return false;
    }
}
