using DigestLsp.Server.Configuration;
using DigestLsp.Server.Libraries;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>The notifications about files and folders of the workspace (LSP 3.18, Workspace Features).</summary>
internal static class WorkspaceFilesHandler
{
    // Digests, files that a project may call so or that a digest may link to, and folders, which may hold some.
    private const string Digests = """
        {"filters":[
        {"scheme":"file","pattern":{"glob":"**/*.{digest,txt,md,markdown,pdf}","matches":"file"}},
        {"scheme":"file","pattern":{"glob":"**","matches":"folder"}}]}
        """;

    /// <summary>Registers the notifications.</summary>
    public static void Register(RequestRouter router, Session session)
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
                Changed(session, [.. p.Changes.OfType<FileEvent>().Select(c => c.Uri)])
        );
        router.Notification(
            "workspace/didChangeWorkspaceFolders",
            (DidChangeWorkspaceFoldersParams p) => FoldersChanged(session, p.Event)
        );
        router.Notification(
            "workspace/didCreateFiles",
            (CreateFilesParams p) => session.Library.Changed(p.Files.OfType<FileCreate>().Select(f => f.Uri))
        );
        router.Notification(
            "workspace/didRenameFiles",
            (RenameFilesParams p) =>
                session.Library.Changed(
                    p.Files.OfType<FileRename>().SelectMany(f => new[] { f.OldUri, f.NewUri })
                )
        );
        router.Notification(
            "workspace/didDeleteFiles",
            (DeleteFilesParams p) => session.Library.Changed(p.Files.OfType<FileCreate>().Select(f => f.Uri))
        );
    }

    private static void Changed(Session session, List<string> uris)
    {
        if (uris.Exists(ProjectFiles.IsOne))
            session.ProjectsChanged();
        else
            session.Library.Changed(uris);
    }

    private static void FoldersChanged(Session session, WorkspaceFoldersChangeEvent change) =>
        session.Library.Take([
            .. session.Library.Folders.Except(Paths(change.Removed)).Union(Paths(change.Added)),
        ]);

    private static IEnumerable<string> Paths(WorkspaceFolder?[] folders) =>
        LibraryFiles.Paths(folders.OfType<WorkspaceFolder>().Select(f => f.Uri));
}
