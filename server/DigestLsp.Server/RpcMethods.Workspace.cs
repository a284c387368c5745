using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Libraries;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

// What is told and asked about the whole workspace.
internal sealed partial class RpcMethods
{
    private readonly HashSet<string> methodsWithNull = new(StringComparer.Ordinal);

    private void AddWorkspace()
    {
        Take(
            "workspace/didChangeConfiguration",
            call => session.Observe(ConfigurationHandler.ChangedAsync(session, call.Read<JsonElement>()))
        );
        Take(
            "workspace/didChangeWatchedFiles",
            call => FilesChanged(WithoutNull(call, call.Read<DidChangeWatchedFilesParams>().Changes))
        );
        Take(
            "workspace/didChangeWorkspaceFolders",
            call =>
            {
                var change = call.Read<DidChangeWorkspaceFoldersParams>().Event;
                FoldersChanged(WithoutNull(call, change.Added), WithoutNull(call, change.Removed));
            }
        );
        Take(
            "workspace/didCreateFiles",
            call =>
                session.Library.Changed(
                    WithoutNull(call, call.Read<CreateFilesParams>().Files).Select(f => f.Uri)
                )
        );
        Take(
            "workspace/didRenameFiles",
            call =>
                session.Library.Changed(
                    WithoutNull(call, call.Read<RenameFilesParams>().Files)
                        .SelectMany(f => new[] { f.OldUri, f.NewUri })
                )
        );
        Take(
            "workspace/didDeleteFiles",
            call =>
                session.Library.Changed(
                    WithoutNull(call, call.Read<DeleteFilesParams>().Files).Select(f => f.Uri)
                )
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

    private void FilesChanged(List<FileEvent> changes)
    {
        if (changes.Exists(c => ProjectFiles.IsOne(c.Uri)))
            session.ProjectsChanged();
        else
            session.Library.Changed(changes.Select(c => c.Uri));
    }

    private void FoldersChanged(List<WorkspaceFolder> added, List<WorkspaceFolder> removed) =>
        session.Library.Take([
            .. session
                .Library.Folders.Except(LibraryFiles.Paths(removed.Select(f => f.Uri)))
                .Union(LibraryFiles.Paths(added.Select(f => f.Uri))),
        ]);

    private List<T> WithoutNull<T>(ClientCall call, T?[] elements)
        where T : class
    {
        var present = elements.OfType<T>().ToList();
        if (present.Count < elements.Length)
            LogNullElement(call.Name);
        return present;
    }

    // Once: a client that sends null does so again and again.
    private void LogNullElement(string method)
    {
        if (methodsWithNull.Add(method))
            ServerLog.Logger.Warning("Null elements in {Method} are ignored", method);
    }
}
