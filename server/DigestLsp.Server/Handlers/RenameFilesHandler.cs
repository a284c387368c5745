using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/willRenameFiles</c>: paths to a digest that moves are written anew, in all digests; and those in a digest that moves itself.</summary>
internal static class RenameFilesHandler
{
    public static async Task<WorkspaceEdit?> HandleAsync(
        Session session,
        RenameFilesParams parameters,
        CancellationToken cancellationToken
    )
    {
        var moves = parameters
            .Files.Select(f => (Old: DocumentUri.PathOf(f.OldUri), New: DocumentUri.PathOf(f.NewUri)))
            .Where(m => m.Old is not null && m.New is not null)
            .Select(m => (m.Old!, m.New!))
            .ToList();
        await session.Library.ReadyAsync(cancellationToken).ConfigureAwait(false);
        var edits = new List<(string, int?, TextEdit[])>();
        var trees = session
            .Workspace.Digests.Select(d => (d.Uri, Version: (int?)d.Version, d.Tree))
            .Concat(session.Library.Closed(_ => true).Select(f => (f.Uri, (int?)null, f.Tree)));
        foreach (var (uri, version, tree) in trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                DocumentUri.PathOf(uri) is { } path
                && Changes(path, tree.ToString(), moves) is { Count: > 0 } changes
            )
                edits.Add((uri, version, Translator.Edits(tree, changes)));
        }
        return edits.Count == 0 ? null : WorkspaceEdits.Of(session, edits);
    }

    /// <summary>The changes of the paths written in a file.</summary>
    /// <param name="file">Where the file is before the move.</param>
    /// <param name="text">Its text.</param>
    /// <param name="moves">Files and folders that move, and where to.</param>
    internal static IReadOnlyList<TextChange> Changes(
        string file,
        string text,
        IReadOnlyList<(string Old, string New)> moves
    )
    {
        var changes = new List<TextChange>();
        var folder = Path.GetDirectoryName(file)!;
        var newFolder = Path.GetDirectoryName(Moved(file, moves))!;
        foreach (var (span, written) in DigestLinks.In(text))
        {
            // An absolute path, and one that leads to nothing, is not ours to write.
            var path = Uri.UnescapeDataString(written);
            if (Path.IsPathRooted(path))
                continue;
            var target = Path.GetFullPath(Path.Combine(folder, path));
            var now = Moved(target, moves);
            if ((now == target && newFolder == folder) || (now == target && !File.Exists(target)))
                continue;
            var relative = Path.GetRelativePath(newFolder, now).Replace('\\', '/');
            if (written.StartsWith("./", StringComparison.Ordinal) && !relative.StartsWith('.'))
                relative = "./" + relative;
            var escaped = relative.Replace(" ", "%20", StringComparison.Ordinal);
            if (escaped != written)
                changes.Add(new TextChange(span, escaped));
        }
        return changes;
    }

    private static string Moved(string path, IReadOnlyList<(string Old, string New)> moves)
    {
        foreach (var (old, now) in moves)
        {
            if (path == old)
                return now;
            if (path.StartsWith(old + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return now + path[old.Length..];
        }
        return path;
    }
}
