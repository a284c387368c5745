using DigestLsp.Server.Configuration;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What the client tells of its open documents.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("textDocument/didOpen")]
    public void DidOpen(DidOpenTextDocumentParams parameters) =>
        Notified(() =>
        {
            if (ProjectFiles.IsOne(parameters.TextDocument.Uri))
            {
                session.Projects.Open(parameters.TextDocument.Uri, parameters.TextDocument.Text ?? "");
                session.ProjectsChanged(publisher, onDisk: false);
                return;
            }
            var document = session.Workspace.Open(parameters.TextDocument);
            publisher.Schedule(document.Uri);
            session.Watch.Opened(document.Uri);
            // What stands in other files is read soon, so that a paper that is there already is found.
            session.Library.BeginSoon();
            session.Papers.Changed();
            session.TellProjectProblems();
        });

    [JsonRpcMethod("textDocument/didChange")]
    public void DidChange(DidChangeTextDocumentParams parameters) =>
        Notified(() =>
        {
            if (session.Projects.Change(parameters))
                session.ProjectsChanged(publisher, onDisk: false);
            else if (session.Workspace.Change(parameters) is { } document)
            {
                publisher.Schedule(document.Uri);
                session.Watch.Changed(document);
                session.Papers.Changed();
            }
            else
                ServerLog.Logger.Warning("A change of a document that is not open was ignored");
        });

    [JsonRpcMethod("textDocument/didClose")]
    public void DidClose(DidCloseTextDocumentParams parameters) =>
        Notified(() =>
        {
            tokens.Forget(parameters.TextDocument.Uri);
            if (session.Projects.Close(parameters.TextDocument.Uri))
                session.ProjectsChanged(publisher, onDisk: false);
            if (session.Workspace.Close(parameters.TextDocument.Uri) is not { } document)
                return;
            publisher.Clear(document.Uri);
            session.Neighbours.Forget(document.Uri);
            session.Watch.Closed(document.Uri);
            session.Papers.Changed();
        });
}
