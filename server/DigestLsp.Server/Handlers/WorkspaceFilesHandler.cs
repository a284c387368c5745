using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>The notifications about files and folders of the workspace (LSP 3.18, Workspace Features).</summary>
internal static class WorkspaceFilesHandler
{
    // Digests, files that a configuration may include or a digest may link to, and folders, which may contain some.
    private const string Digests = """
        {"filters":[
        {"scheme":"file","pattern":{"glob":"**/*.{digest,txt,md,markdown,pdf}","matches":"file"}},
        {"scheme":"file","pattern":{"glob":"**","matches":"folder"}}]}
        """;

    /// <summary>Registers the notifications.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "workspace",
            $$"""
            {"workspaceFolders":{"supported":true,"changeNotifications":true},
            "fileOperations":{"didCreate":{{Digests}},"didRename":{{Digests}},"willRename":{{Digests}},"didDelete":{{Digests}} } }
            """
        );
        router.Notification(
            "workspace/didChangeWatchedFiles",
            (DidChangeWatchedFilesParams p) =>
                Changed(state, [.. p.Changes.OfType<FileEvent>().Select(c => c.Uri)])
        );
        router.Notification(
            "workspace/didChangeWorkspaceFolders",
            (DidChangeWorkspaceFoldersParams p) => FoldersChanged(state, p.Event)
        );
        router.Notification(
            "workspace/didCreateFiles",
            (CreateFilesParams p) => state.Library.Changed(p.Files.OfType<FileCreate>().Select(f => f.Uri))
        );
        router.Notification(
            "workspace/didRenameFiles",
            (RenameFilesParams p) =>
                state.Library.Changed(
                    p.Files.OfType<FileRename>().SelectMany(f => new[] { f.OldUri, f.NewUri })
                )
        );
        router.Notification(
            "workspace/didDeleteFiles",
            (DeleteFilesParams p) => state.Library.Changed(p.Files.OfType<FileCreate>().Select(f => f.Uri))
        );
    }

    private static void Changed(ServerState state, List<string> uris)
    {
        if (uris.Exists(ProjectFiles.IsOne))
            state.ProjectsChanged();
        else
            state.Library.Changed(uris);
    }

    private static void FoldersChanged(ServerState state, WorkspaceFoldersChangeEvent change) =>
        state.Library.Take([
            .. state.Library.Folders.Except(Paths(change.Removed)).Union(Paths(change.Added)),
        ]);

    private static IEnumerable<string> Paths(WorkspaceFolder?[] folders) =>
        LibraryFiles.Paths(folders.OfType<WorkspaceFolder>().Select(f => f.Uri));
}
