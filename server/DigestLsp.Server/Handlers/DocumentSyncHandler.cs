using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>The notifications about open documents (LSP 3.18, Text Document Synchronization).</summary>
internal sealed class DocumentSyncHandler
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly Session session;
    private readonly AfterQuiet collecting;

    private DocumentSyncHandler(Session session)
    {
        this.session = session;
        collecting = session.AfterQuiet(_ =>
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true)
        );
    }

    /// <summary>Registers the notifications.</summary>
    public static void Register(RequestRouter router, Session session)
    {
        var handler = new DocumentSyncHandler(session);
        router.Capability(
            "textDocumentSync",
            client =>
                $$"""{"openClose":true,"change":2{{(client.RegistersFileWatchers ? "" : ",\"save\":true")}}}"""
        );
        router.Notification(
            "textDocument/didOpen",
            (DidOpenTextDocumentParams p) => handler.Opened(p.TextDocument)
        );
        router.Notification("textDocument/didChange", (DidChangeTextDocumentParams p) => handler.Changed(p));
        router.Notification(
            "textDocument/didClose",
            (DidCloseTextDocumentParams p) => handler.Closed(p.TextDocument.Uri)
        );
        router.Notification("textDocument/didSave", (NoParams _) => session.LookForProjects(atOnce: true));
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
        // Other files are read soon, so that a paper that is in one of them is found.
        session.Library.BeginSoon();
        session.Papers.Changed();
        session.TellProjectProblems();
        if (document.IsLong)
            CollectSoon();
    }

    private void Changed(DidChangeTextDocumentParams parameters)
    {
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
        session.Close(uri);
        if (session.Projects.Close(uri))
            session.ProjectsChanged(onDisk: false);
        if (session.Workspace.Close(uri) is not { } document)
            return;
        session.Publisher.Clear(document.Uri);
        session.Neighbours.Forget(document.Uri);
        session.Papers.Changed();
        if (session.Watch.Closed(document.Uri) || document.IsLong)
            CollectSoon();
    }

    // The garbage of a long document or of dropped lookups would stay until as much comes again, which may take hours.
    private void CollectSoon() => collecting.Schedule("", Rest);
}
