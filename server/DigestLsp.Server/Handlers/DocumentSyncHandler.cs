using DigestLsp.Server.Background;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>The notifications about open documents (LSP 3.18, Text Document Synchronization).</summary>
internal sealed class DocumentSyncHandler
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private readonly ServerState state;
    private readonly Debouncer collecting;

    private DocumentSyncHandler(ServerState state)
    {
        this.state = state;
        collecting = state.Debouncer(_ =>
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true)
        );
    }

    /// <summary>Registers the notifications.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        var handler = new DocumentSyncHandler(state);
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
        router.Notification("textDocument/didSave", (NoParams _) => state.LookForProjects(atOnce: true));
    }

    private void Opened(TextDocumentItem item)
    {
        if (ProjectFiles.IsOne(item.Uri))
        {
            state.Projects.Open(item.Uri, item.Text ?? "");
            state.ProjectsChanged(onDisk: false);
            return;
        }
        state.LookForProjects();
        var document = state.Workspace.Open(item);
        state.Publisher.Schedule(document.Uri);
        state.Watch.Opened(document.Uri);
        // Index other files soon, so that duplicates in them are found.
        state.Library.BeginSoon();
        state.Papers.Changed();
        state.TellProjectProblems();
        if (document.IsLong)
            CollectSoon();
    }

    private void Changed(DidChangeTextDocumentParams parameters)
    {
        if (state.Projects.Change(parameters))
            state.ProjectsChanged(onDisk: false);
        else if (state.Workspace.Change(parameters) is { } document)
        {
            state.Publisher.Schedule(document.Uri);
            state.Watch.Changed(document);
            state.Papers.Changed();
            state.LookForProjects();
        }
        else
            ServerLog.Logger.Warning("Ignored a change of a document that is not open");
    }

    private void Closed(string uri)
    {
        foreach (var forget in state.WhenClosed)
            forget(uri);
        if (state.Projects.Close(uri))
            state.ProjectsChanged(onDisk: false);
        if (state.Workspace.Close(uri) is not { } document)
            return;
        state.Publisher.Clear(document.Uri);
        state.CrossFileContext.Forget(document.Uri);
        state.Papers.Changed();
        if (state.Watch.Closed(document.Uri) || document.IsLong)
            CollectSoon();
    }

    // Garbage of a long document or of dropped lookups would otherwise stay in memory until as much is allocated again.
    private void CollectSoon() => collecting.Schedule("", Rest);
}
