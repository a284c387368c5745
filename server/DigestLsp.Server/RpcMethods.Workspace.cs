using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Libraries;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What is told and asked about the whole workspace.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("workspace/didChangeConfiguration")]
    public void DidChangeConfiguration(System.Text.Json.JsonElement parameters) =>
        Notified(() =>
            session.Observe(ConfigurationHandler.ChangedAsync(session, parameters.Clone(), publisher))
        );

    [JsonRpcMethod("workspace/didChangeWatchedFiles")]
    public void DidChangeWatchedFiles(DidChangeWatchedFilesParams parameters) =>
        Notified(() =>
        {
            if (Array.Exists(parameters.Changes, c => ProjectFiles.IsOne(c.Uri)))
                session.ProjectsChanged(publisher);
            else
                session.Library.Changed(parameters.Changes.Select(c => c.Uri));
        });

    [JsonRpcMethod("workspace/didChangeWorkspaceFolders")]
    public void DidChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams parameters) =>
        Notified(() =>
            session.Library.Take([
                .. session
                    .Library.Folders.Except(LibraryFiles.Paths(parameters.Event.Removed.Select(f => f.Uri)))
                    .Union(LibraryFiles.Paths(parameters.Event.Added.Select(f => f.Uri))),
            ])
        );

    [JsonRpcMethod("workspace/didCreateFiles")]
    public void DidCreateFiles(CreateFilesParams parameters) =>
        Notified(() => session.Library.Changed(parameters.Files.Select(f => f.Uri)));

    [JsonRpcMethod("workspace/didRenameFiles")]
    public void DidRenameFiles(RenameFilesParams parameters) =>
        Notified(() =>
            session.Library.Changed(parameters.Files.SelectMany(f => new[] { f.OldUri, f.NewUri }))
        );

    [JsonRpcMethod("workspace/willRenameFiles")]
    public Task<WorkspaceEdit?> WillRenameFilesAsync(
        RenameFilesParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return Task.Run(
            () => RenameFilesHandler.HandleAsync(session, parameters, cancellationToken),
            cancellationToken
        );
    }

    [JsonRpcMethod("workspace/didDeleteFiles")]
    public void DidDeleteFiles(DeleteFilesParams parameters) =>
        Notified(() => session.Library.Changed(parameters.Files.Select(f => f.Uri)));

    [JsonRpcMethod("window/workDoneProgress/cancel")]
    public void CancelProgress(WorkDoneProgressCancelParams parameters) =>
        Notified(() => Progress.Cancel(parameters.Token.ToString()));

    [JsonRpcMethod("workspace/symbol")]
    public Task<SymbolInformation[]> WorkspaceSymbolAsync(
        WorkspaceSymbolParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return Task.Run(
            () => WorkspaceSymbolHandler.HandleAsync(session, parameters, cancellationToken),
            cancellationToken
        );
    }

    [JsonRpcMethod("workspace/executeCommand")]
    public Task<object?> ExecuteCommandAsync(
        ExecuteCommandParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return ExecuteCommandHandler.HandleAsync(session, parameters, cancellationToken);
    }
}
