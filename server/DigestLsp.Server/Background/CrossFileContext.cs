using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Files;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>Facts of the other digests for each open document: other open documents as edited, and the files of the workspace.</summary>
/// <param name="state">The server state.</param>
internal sealed class CrossFileContext(ServerState state)
{
    private readonly Dictionary<string, State> states = new(StringComparer.Ordinal);
    private int versions;

    /// <summary>Gets the other digests of a document, the same object until they change, or null if empty.</summary>
    public OtherDigests? Of(Document document) => StateOf(document).Others;

    /// <summary>Gets a number that changes when the other digests do.</summary>
    public int VersionOf(Document document) => StateOf(document).Version;

    /// <summary>Removes a closed document.</summary>
    public void Forget(string uri)
    {
        lock (states)
            states.Remove(DocumentUri.Key(uri));
    }

    // A cache that long-running requests use off the loop.
    private State StateOf(Document document)
    {
        if (!DocumentUri.IsOfWorkspace(document.Uri))
            return Nothing;
        lock (states)
            return Find(document);
    }

    private State Find(Document document)
    {
        var key = DocumentUri.Key(document.Uri);
        var files = state.Library.OnDisk;
        var open = state
            .Workspace.Digests.Where(d => d.FileKey != document.FileKey)
            .OrderBy(d => d.Uri, StringComparer.Ordinal)
            .DistinctBy(d => d.FileKey, StringComparer.Ordinal)
            .ToList();
        var trees = open.ConvertAll(d => d.Tree);
        if (
            states.TryGetValue(key, out var known)
            && ReferenceEquals(known.Disk, files)
            && known.Trees.SequenceEqual(trees)
            && known.Presence?.AreThere() != false
        )
            return known;
        var presence = new FilePresence(state);
        var made = new State(files, trees, presence, Make(document, files, open, presence), ++versions);
        states[key] = made;
        return made;
    }

    private OtherDigests? Make(
        Document document,
        IndexedFiles files,
        List<Document> open,
        FilePresence presence
    )
    {
        if (open.Count == 0 && files.ByPath.Count == 0)
            return null;
        return new OtherDigests(
            AddressOf(document),
            files.Index,
            open.Append(document)
                .Select(d => files.UriOf(d.FileKey))
                .OfType<string>()
                .ToHashSet(StringComparer.Ordinal),
            open.ConvertAll(d => (AddressOf(d), d.AsLibrary)),
            presence.IsThere
        );

        // Opened over a link, a file still comes before and after the same others.
        string AddressOf(Document of) => files.UriOf(of.FileKey) ?? of.Uri;
    }

    private static readonly State Nothing = new(IndexedFiles.Empty, [], null, null, 0);

    private sealed record State(
        IndexedFiles Disk,
        IReadOnlyList<DigestTree> Trees,
        FilePresence? Presence,
        OtherDigests? Others,
        int Version
    );
}
