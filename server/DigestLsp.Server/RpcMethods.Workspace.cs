using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What is told and asked about the whole workspace.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("workspace/didChangeConfiguration", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeConfiguration(DidChangeConfigurationParams parameters) =>
        Notified(() => session.Observe(ConfigurationHandler.ChangedAsync(session, parameters, publisher)));

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWatchedFiles(DidChangeWatchedFilesParams parameters) =>
        Notified(() =>
        {
            if (Array.Exists(parameters.Changes, c => ProjectFiles.IsOne(c.Uri)))
                session.ProjectsChanged(publisher);
        });

    [JsonRpcMethod("workspace/symbol", UseSingleObjectParameterDeserialization = true)]
    public Task<SymbolInformation[]> WorkspaceSymbolAsync(
        WorkspaceSymbolParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return Task.Run(
            () => WorkspaceSymbolHandler.Handle(session, parameters.Query, cancellationToken),
            cancellationToken
        );
    }

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public Task<object?> ExecuteCommandAsync(
        ExecuteCommandParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return ExecuteCommandHandler.HandleAsync(session, parameters, cancellationToken);
    }
}
