using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

/// <summary>Pushes findings to clients that do not ask: a moment after the last change, so that typing does not flicker.</summary>
internal sealed class DiagnosticPublisher(Session session)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    // No document's address.
    private const string Resting = "";
    private readonly Dictionary<string, CancellationTokenSource> waiting = new(StringComparer.Ordinal);

    // What stood beside each document when its findings were last published.
    private readonly Dictionary<string, int> beside = new(StringComparer.Ordinal);

    /// <summary>Publishes the findings of a document soon, unless it changes before.</summary>
    public void Schedule(string uri)
    {
        if (session.Pulls)
            return;
        var key = DocumentUri.Key(uri);
        lock (waiting)
        {
            Cancel(key);
            var source = waiting[key] = new CancellationTokenSource();
            session.Observe(PublishAsync(uri, source.Token));
        }
    }

    /// <summary>Has the client ask again when the typing rests; the last call counts.</summary>
    public void RefreshAtRest(TimeSpan rest)
    {
        lock (waiting)
        {
            Cancel(Resting);
            var source = waiting[Resting] = new CancellationTokenSource();
            session.Observe(RefreshAsync(rest, source.Token));
        }
    }

    private async Task RefreshAsync(TimeSpan rest, CancellationToken cancellationToken)
    {
        // A moment more, so that it does rest when the client asks.
        await Task.Delay(rest + TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        session.Refresh(this);
    }

    /// <summary>Takes the findings of a closed document away.</summary>
    public void Clear(string uri)
    {
        if (session.Pulls)
            return;
        lock (waiting)
        {
            Cancel(DocumentUri.Key(uri));
            beside.Remove(DocumentUri.Key(uri));
        }
        session.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(uri, null, []));
    }

    private void Cancel(string key)
    {
        if (!waiting.Remove(key, out var source))
            return;
        source.Cancel();
        source.Dispose();
    }

    private async Task PublishAsync(string uri, CancellationToken cancellationToken)
    {
        await Task.Delay(Quiet, cancellationToken).ConfigureAwait(false);
        if (session.Workspace.Find(uri) is not { } document)
            return;
        var shown = DiagnosticHandler.Items(session, document, resting: false);
        Publish(document, shown, cancellationToken);
        PublishBeside(document);
        var all = DiagnosticHandler.Items(session, document);
        if (document.Typing is not { } typing || all.Length == shown.Length)
            return;
        await Task.Delay(typing.Rest, cancellationToken).ConfigureAwait(false);
        Publish(document, all, cancellationToken);
    }

    // Papers that came or went here may stand in other open documents too.
    private void PublishBeside(Document document)
    {
        lock (waiting)
            beside[DocumentUri.Key(document.Uri)] = session.Neighbours.VersionOf(document);
        foreach (var other in session.Workspace.Documents)
        {
            bool changed;
            lock (waiting)
                changed =
                    beside.TryGetValue(DocumentUri.Key(other.Uri), out var known)
                    && known != session.Neighbours.VersionOf(other);
            if (changed)
                Schedule(other.Uri);
        }
    }

    private void Publish(Document document, Diagnostic[] items, CancellationToken cancellationToken)
    {
        lock (waiting)
        {
            if (!cancellationToken.IsCancellationRequested)
                session.Notify(
                    "textDocument/publishDiagnostics",
                    new PublishDiagnosticsParams(
                        document.Uri,
                        session.Client.DiagnosticVersions ? document.Version : null,
                        items
                    )
                );
        }
    }
}
