using DigestLsp.Server.Configuration;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

// What the client tells of its open documents.
internal sealed partial class RpcMethods
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly AfterQuiet tidying;

    private void AddDocuments()
    {
        Take("textDocument/didOpen", call => Opened(DocumentMessages.Opened(call.Json)));
        Take("textDocument/didChange", call => Changed(DocumentMessages.Changed(call.Json)));
        Take(
            "textDocument/didClose",
            call => Closed(call.Read<DidCloseTextDocumentParams>().TextDocument.Uri)
        );
        Take("textDocument/didSave", _ => session.LookForProjects(atOnce: true));
    }

    private void Opened(TextDocumentItem item)
    {
        if (ProjectFiles.IsOne(item.Uri))
        {
            session.Projects.Open(item.Uri, item.Text ?? "");
            session.ProjectsChanged(onDisk: false);
            return;
        }
        session.LookForProjects();
        var document = session.Workspace.Open(item);
        session.Publisher.Schedule(document.Uri);
        session.Watch.Opened(document.Uri);
        // What stands in other files is read soon, so that a paper that is there already is found.
        session.Library.BeginSoon();
        session.Papers.Changed();
        session.TellProjectProblems();
        if (document.IsLong)
            TidySoon();
    }

    // What reading a long document or dropped lookups leave behind would stay until as much comes again, which may be hours.
    private void TidySoon() => tidying.Schedule("", Rest);

    private void Changed(DidChangeTextDocumentParams parameters)
    {
        if (parameters.HasNullChange)
            LogNullElement("textDocument/didChange");
        if (session.Projects.Change(parameters))
            session.ProjectsChanged(onDisk: false);
        else if (session.Workspace.Change(parameters) is { } document)
        {
            session.Publisher.Schedule(document.Uri);
            session.Watch.Changed(document);
            session.Papers.Changed();
            session.LookForProjects();
        }
        else
            ServerLog.Logger.Warning("A change of a document that is not open was ignored");
    }

    private void Closed(string uri)
    {
        tokens.Forget(uri);
        if (session.Projects.Close(uri))
            session.ProjectsChanged(onDisk: false);
        if (session.Workspace.Close(uri) is not { } document)
            return;
        session.Publisher.Clear(document.Uri);
        session.Neighbours.Forget(document.Uri);
        session.Papers.Changed();
        if (session.Watch.Closed(document.Uri) || document.IsLong)
            TidySoon();
    }
}
