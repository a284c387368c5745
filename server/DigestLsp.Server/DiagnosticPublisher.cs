using DigestLsp.Language.Rules;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

/// <summary>Pushes findings to clients that do not ask: a moment after the last change, so that typing does not flicker.</summary>
internal sealed class DiagnosticPublisher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private readonly Session session;
    private readonly AfterQuiet publishing;
    private readonly AfterQuiet refreshing;

    // What stood beside each document when its findings were last published. Held while findings are sent, so that those of a document
    // that was closed do not come behind its last ones.
    private readonly Dictionary<string, int> beside = new(StringComparer.Ordinal);

    public DiagnosticPublisher(Session session)
    {
        this.session = session;
        publishing = new AfterQuiet(session, PublishAsync);
        refreshing = new AfterQuiet(session, _ => RefreshAsync());
    }

    /// <summary>Publishes the findings of a document soon, unless it changes before.</summary>
    public void Schedule(string uri)
    {
        if (!session.Pulls)
            publishing.Schedule(uri, Quiet);
    }

    /// <summary>Has the client ask again when the typing rests; the last call counts.</summary>
    public void RefreshAtRest(TimeSpan rest) =>
        // A moment more, so that it does rest when the client asks. One timer for all documents: the client asks for all.
        refreshing.Schedule("", rest + TimeSpan.FromMilliseconds(20));

    /// <summary>Takes the findings of a closed document away.</summary>
    public void Clear(string uri)
    {
        if (session.Pulls)
            return;
        publishing.Cancel(uri);
        lock (beside)
        {
            beside.Remove(DocumentUri.Key(uri));
            session.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, null, []));
        }
    }

    public void Dispose()
    {
        publishing.Dispose();
        refreshing.Dispose();
    }

    private Task RefreshAsync()
    {
        session.Refresh();
        return Task.CompletedTask;
    }

    private Task PublishAsync(string uri)
    {
        if (session.Workspace.Find(uri) is not { } document)
            return Task.CompletedTask;
        var isResting = document.Typing is not { IsResting: false };
        var shown = DiagnosticHandler.Shown(session, document, isResting);
        Publish(document, shown);
        PublishBeside(document);
        if (!isResting && DiagnosticHandler.Shown(session, document).Count > shown.Count)
            publishing.Schedule(uri, document.Typing!.Rest);
        return Task.CompletedTask;
    }

    // Papers that came or went here may stand in other open documents too.
    private void PublishBeside(Document document)
    {
        lock (beside)
            beside[DocumentUri.Key(document.Uri)] = session.Neighbours.VersionOf(document);
        foreach (var other in session.Workspace.Documents)
        {
            bool changed;
            lock (beside)
                changed =
                    beside.TryGetValue(DocumentUri.Key(other.Uri), out var known)
                    && known != session.Neighbours.VersionOf(other);
            if (changed)
                Schedule(other.Uri);
        }
    }

    private void Publish(Document document, IReadOnlyCollection<Finding> findings)
    {
        lock (beside)
        {
            // Closed or changed meanwhile: its own are on their way.
            if (session.Workspace.Find(document.Uri)?.Version != document.Version)
                return;
            session.Notify(
                "textDocument/publishDiagnostics",
                FindingsMessages.Published(
                    document.Uri,
                    session.Client.DiagnosticVersions ? document.Version : null,
                    DiagnosticHandler.Items(session, document, findings)
                )
            );
        }
    }
}
