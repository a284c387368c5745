using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Libraries;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

// What is told and asked about the whole workspace.
internal sealed partial class RpcMethods
{
    private void AddWorkspace()
    {
        Take(
            "workspace/didChangeConfiguration",
            call => session.Observe(ConfigurationHandler.ChangedAsync(session, call.Read<JsonElement>()))
        );
        Take(
            "workspace/didChangeWatchedFiles",
            call => FilesChanged(call.Read<DidChangeWatchedFilesParams>().Changes)
        );
        Take(
            "workspace/didChangeWorkspaceFolders",
            call => FoldersChanged(call.Read<DidChangeWorkspaceFoldersParams>())
        );
        Take(
            "workspace/didCreateFiles",
            call => session.Library.Changed(call.Read<CreateFilesParams>().Files.Select(f => f.Uri))
        );
        Take(
            "workspace/didRenameFiles",
            call =>
                session.Library.Changed(
                    call.Read<RenameFilesParams>().Files.SelectMany(f => new[] { f.OldUri, f.NewUri })
                )
        );
        Take(
            "workspace/didDeleteFiles",
            call => session.Library.Changed(call.Read<DeleteFilesParams>().Files.Select(f => f.Uri))
        );
        Take(
            "window/workDoneProgress/cancel",
            call => Progress.Cancel(call.Read<WorkDoneProgressCancelParams>().Token)
        );

        AnswerBeside<RenameFilesParams, WorkspaceEdit?>(
            "workspace/willRenameFiles",
            parameters => stop => RenameFilesHandler.HandleAsync(session, parameters, stop)
        );
        AnswerBeside<WorkspaceSymbolParams, SymbolInformation[]>(
            "workspace/symbol",
            parameters => stop => WorkspaceSymbolHandler.HandleAsync(session, parameters, stop)
        );
        AnswerLater(
            "workspace/executeCommand",
            (call, cancellationToken) =>
                ExecuteCommandHandler.HandleAsync(
                    session,
                    call.Read<ExecuteCommandParams>(),
                    cancellationToken
                )
        );
    }

    private void FilesChanged(FileEvent[] changes)
    {
        if (Array.Exists(changes, c => ProjectFiles.IsOne(c.Uri)))
            session.ProjectsChanged();
        else
            session.Library.Changed(changes.Select(c => c.Uri));
    }

    private void FoldersChanged(DidChangeWorkspaceFoldersParams parameters) =>
        session.Library.Take([
            .. session
                .Library.Folders.Except(LibraryFiles.Paths(parameters.Event.Removed.Select(f => f.Uri)))
                .Union(LibraryFiles.Paths(parameters.Event.Added.Select(f => f.Uri))),
        ]);
}
