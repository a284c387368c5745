using DigestLsp.Server.Files;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Background;

/// <summary>Pushes diagnostics to clients that do not pull them, a moment after the last change to avoid flicker.</summary>
internal sealed class DiagnosticPublisher : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private readonly ServerState state;
    private readonly Debouncer publishing;
    private readonly Debouncer refreshing;

    // The version of the other digests when the diagnostics of each document were last published.
    private readonly Dictionary<string, int> others = new(StringComparer.Ordinal);

    public DiagnosticPublisher(ServerState state)
    {
        this.state = state;
        publishing = new Debouncer(state, PublishAsync);
        refreshing = state.Debouncer(_ => state.Refresh());
    }

    /// <summary>Publishes the diagnostics of a document soon, unless it changes before.</summary>
    public void Schedule(string uri)
    {
        if (!state.Pulls)
            publishing.Schedule(uri, Quiet);
    }

    /// <summary>Requests that the client pull diagnostics again when typing stops. A later call replaces an earlier one.</summary>
    public void RefreshAtRest(TimeSpan rest) =>
        // A little later than the end of the suppression. One timer is enough, since the client refreshes all documents.
        refreshing.Schedule("", rest + TimeSpan.FromMilliseconds(20));

    /// <summary>Clears the diagnostics of a closed document.</summary>
    public void Clear(string uri)
    {
        if (state.Pulls)
            return;
        publishing.Cancel(uri);
        others.Remove(DocumentUri.Key(uri));
        state.Connection.Notify(
            "textDocument/publishDiagnostics",
            new PublishDiagnosticsParams(uri, null, RawJson.EmptyList)
        );
    }

    public void Dispose()
    {
        publishing.Dispose();
        refreshing.Dispose();
    }

    private async Task PublishAsync(string uri)
    {
        if (state.Workspace.Find(uri) is not { } document)
            return;
        var isResting = document.TypingSuppression is not { IsResting: false };
        others[DocumentUri.Key(uri)] = state.CrossFileContext.VersionOf(document);
        var check = state.CheckOf(document);
        // All rules over a book take a while, and keys are not to wait for them.
        var (shown, isHeldBack) = await MessageLoop
            .BesideIf(document.IsLong, () => Shown(check, isResting), CancellationToken.None)
            .ConfigureAwait(false);
        await state
            .Loop.RunAsync(() =>
            {
                Publish(document, shown);
                PublishOthers();
                if (isHeldBack)
                    publishing.Schedule(uri, document.TypingSuppression!.Rest);
            })
            .ConfigureAwait(false);
    }

    private static (IReadOnlyCollection<Diagnostic> Shown, bool IsHeldBack) Shown(
        DocumentCheck check,
        bool isResting
    )
    {
        var shown = check.Shown(isResting);
        return (shown, !isResting && check.Shown().Count > shown.Count);
    }

    // Papers added or removed in one document may be duplicates in other open ones.
    private void PublishOthers()
    {
        foreach (var document in state.Workspace.Documents)
        {
            if (
                others.TryGetValue(DocumentUri.Key(document.Uri), out var known)
                && known != state.CrossFileContext.VersionOf(document)
            )
                Schedule(document.Uri);
        }
    }

    private void Publish(Document document, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        // Closed or changed in the meantime: the diagnostics of the new state follow.
        if (state.Workspace.Find(document.Uri)?.Version != document.Version)
            return;
        state.Connection.Notify(
            "textDocument/publishDiagnostics",
            new PublishDiagnosticsParams(
                document.Uri,
                state.Client.DiagnosticVersions ? document.Version : null,
                DiagnosticList.Of(state.Client.Diagnostics, document, diagnostics)
            )
        );
    }
}
