using System.Collections.Concurrent;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Files;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>Facts of the other digests for each open document: other open documents as edited, and the files of the workspace.</summary>
/// <param name="state">The server state.</param>
internal sealed class CrossFileContext(ServerState state)
{
    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);
    private int versions;

    /// <summary>Gets the other digests of a document, the same object until they change, or null if empty.</summary>
    public OtherDigests? Of(Document document) => StateOf(document).Others;

    /// <summary>Gets a number that changes when the other digests do.</summary>
    public int VersionOf(Document document) => StateOf(document).Version;

    /// <summary>Removes a closed document.</summary>
    public void Forget(string uri) => states.TryRemove(DocumentUri.Key(uri), out _);

    private State StateOf(Document document)
    {
        if (!DocumentUri.IsOfWorkspace(document.Uri))
            return Nothing;
        var key = DocumentUri.Key(document.Uri);
        var disk = state.Library.OnDisk;
        var open = state
            .Workspace.Digests.Where(d => d.FileKey != document.FileKey)
            .OrderBy(d => d.Uri, StringComparer.Ordinal)
            .DistinctBy(d => d.FileKey, StringComparer.Ordinal)
            .ToList();
        var trees = open.ConvertAll(d => d.Tree);
        if (
            states.TryGetValue(key, out var known)
            && ReferenceEquals(known.Disk, disk)
            && known.Trees.SequenceEqual(trees)
            && known.Files?.AreThere() != false
        )
            return known;
        var files = new FilePresence(state.Library);
        var made = new State(
            disk,
            trees,
            files,
            Make(document, disk, open, files),
            Interlocked.Increment(ref versions)
        );
        states[key] = made;
        return made;
    }

    private OtherDigests? Make(
        Document document,
        WorkspaceIndex disk,
        List<Document> open,
        FilePresence files
    )
    {
        if (open.Count == 0 && disk.Digests.Count == 0)
            return null;
        var keys = open.Append(document).Select(d => d.FileKey).ToHashSet(StringComparer.Ordinal);
        var addresses = state.Library.Addresses(keys);
        return new OtherDigests(
            AddressOf(document),
            disk,
            addresses.Values.ToHashSet(StringComparer.Ordinal),
            open.ConvertAll(d => (AddressOf(d), d.AsLibrary)),
            files.IsThere
        );

        // A document opened through a link keeps its place in the order of the files.
        string AddressOf(Document of) => addresses.GetValueOrDefault(of.FileKey, of.Uri);
    }

    private static readonly State Nothing = new(WorkspaceIndex.Empty, [], null, null, 0);

    private sealed record State(
        WorkspaceIndex Disk,
        IReadOnlyList<DigestTree> Trees,
        FilePresence? Files,
        OtherDigests? Others,
        int Version
    );
}
