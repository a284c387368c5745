using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// <c>workspace/willRenameFiles</c>: updates paths to a moved digest in all digests, and the paths in the moved digest itself.
/// </summary>
internal static class RenameFilesHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Request(
            "workspace/willRenameFiles",
            (RenameFilesParams p, CancellationToken stop) => Task.Run(() => HandleAsync(state, p, stop), stop)
        );
    }

    private static async Task<WorkspaceEdit?> HandleAsync(
        ServerState state,
        RenameFilesParams parameters,
        CancellationToken cancellationToken
    )
    {
        var moves = parameters
            .Files.OfType<FileRename>()
            .Select(f => (Old: DocumentUri.PathOf(f.OldUri), New: DocumentUri.PathOf(f.NewUri)))
            .Where(m => m.Old is not null && m.New is not null)
            .Select(m =>
                (Path.TrimEndingDirectorySeparator(m.Old!), Path.TrimEndingDirectorySeparator(m.New!))
            )
            .ToList();
        await state.Library.ReadyAsync(cancellationToken).ConfigureAwait(false);
        var edits = new List<(string, int?, TextEdit[])>();
        var trees = state
            .Workspace.Digests.Select(d => (d.Uri, Version: (int?)d.Version, d.Tree))
            .Concat(state.Library.Closed(_ => true).Select(f => (f.Uri, (int?)null, f.Tree)));
        foreach (var (uri, version, tree) in trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (
                DocumentUri.PathOf(uri) is { } path
                && Changes(path, tree.ToString(), moves, state.Library.Folders) is { Count: > 0 } changes
            )
                edits.Add((uri, version, state.Workspace.Converter.Edits(tree, changes)));
        }
        return edits.Count == 0 ? null : WorkspaceEdits.Of(state.Client, edits);
    }

    /// <summary>Gets the changes of the paths in a file.</summary>
    /// <param name="file">The path of the file before the move.</param>
    /// <param name="text">Its text.</param>
    /// <param name="moves">The moved files and folders with their new paths, without a trailing separator.</param>
    /// <param name="roots">The workspace folders: a path that starts with a slash is relative to one of them.</param>
    internal static IReadOnlyList<TextChange> Changes(
        string file,
        string text,
        IReadOnlyList<(string Old, string New)> moves,
        IReadOnlyList<string> roots
    )
    {
        var changes = new List<TextChange>();
        foreach (var link in DigestLinks.In(text))
        {
            if (Rewritten(link, file, moves, roots) is { } path && path != link.Path)
                changes.Add(new TextChange(link.Span, path));
        }
        return changes;
    }

    /// <summary>Gets a path as it must be after the move, or null if it does not change.</summary>
    private static string? Rewritten(
        DigestLink link,
        string file,
        IReadOnlyList<(string Old, string New)> moves,
        IReadOnlyList<string> roots
    )
    {
        var path = Uri.UnescapeDataString(link.Path);
        if (path.Contains('\0', StringComparison.Ordinal))
            return null;
        if (path.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
            return
                DocumentUri.PathOf(link.Path) is { } named
                && Moved(named, moves) is var moved
                && moved != named
                ? DocumentUri.OfFile(moved)
                : null;
        var isRooted = path.StartsWith('/');
        // Absolute paths, and paths to missing files, do not change.
        if (!isRooted && Path.IsPathRooted(path))
            return null;
        var folder = isRooted ? roots.FirstOrDefault(r => IsIn(r, file)) : Path.GetDirectoryName(file);
        if (folder is null)
            return null;
        var newFolder = isRooted ? folder : Path.GetDirectoryName(Moved(file, moves))!;
        var target = Path.TrimEndingDirectorySeparator(
            Path.GetFullPath(Path.Combine(folder, path.TrimStart('/')))
        );
        var now = Moved(target, moves);
        if (now == target && (newFolder == folder || !Path.Exists(target)))
            return null;
        if (isRooted && !IsIn(folder, now))
            return null;
        var relative = Path.GetRelativePath(newFolder, now).Replace('\\', '/');
        if (isRooted)
            relative = "/" + relative;
        else if (link.Path.StartsWith("./", StringComparison.Ordinal) && !relative.StartsWith('.'))
            relative = "./" + relative;
        return link.Escape(path.EndsWith('/') ? relative + "/" : relative);
    }

    private static string Moved(string path, IReadOnlyList<(string Old, string New)> moves)
    {
        foreach (var (old, now) in moves)
        {
            if (path == old)
                return now;
            if (IsIn(old, path))
                return now + path[old.Length..];
        }
        return path;
    }

    private static bool IsIn(string folder, string path) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
