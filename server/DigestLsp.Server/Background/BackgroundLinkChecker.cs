using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Checks links in the background while the user edits. Links of a document are checked three seconds after it was opened, nearest to the
/// caret first. New links are checked a second after the last edit, except the one at the caret. Network objects are created only then, so
/// that startup stays fast and files that are closed again soon cause no requests. Results become <see cref="Verdicts"/>, published once
/// for many links. Members are called on the message loop, except those marked as thread-safe.
/// </summary>
internal sealed class BackgroundLinkChecker : IDisposable
{
    private const int ShowsProgressFrom = 21;
    private const int MaxKnown = 50_000;
    private static readonly TimeSpan AfterOpening = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterEdit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenTellings = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoonestRetry = TimeSpan.FromSeconds(30);

    private readonly ServerState state;
    private readonly Dictionary<string, int> carets = new(StringComparer.Ordinal);
    private readonly Debouncer waiting;

    // Canceled when the document is closed, which drops its unsent requests. Pending lookups hold no tree.
    private readonly Dictionary<string, CancellationTokenSource> lookups = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new();
    private readonly PartCache<Part> asked = new();
    private volatile LinkVerdicts verdicts = LinkVerdicts.None;
    private Dictionary<string, LinkVerdict> known = new(StringComparer.Ordinal);
    private long told;
    private int running;
    private bool isRetrying;

    public BackgroundLinkChecker(ServerState state)
    {
        this.state = state;
        waiting = new Debouncer(state, LookUpAsync);
    }

    /// <summary>The published verdicts. Thread-safe.</summary>
    public LinkVerdicts Verdicts => verdicts;

    /// <summary>The version of <see cref="Verdicts"/>.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a check is running.</summary>
    public bool IsRunning => running > 0;

    /// <summary>Handles that a document was opened.</summary>
    public void Opened(string uri) => waiting.Schedule(uri, AfterOpening);

    /// <summary>Handles that a document was changed.</summary>
    public void Changed(Document document)
    {
        if (document.TypingSuppression is { } typing)
            carets[DocumentUri.Key(document.Uri)] = typing.Caret;
        waiting.Schedule(document.Uri, AfterEdit);
    }

    /// <summary>A document was closed. Its checks that were not sent yet are dropped unless another document needs them.</summary>
    /// <returns>Whether its links were checked.</returns>
    public bool Closed(string uri)
    {
        carets.Remove(DocumentUri.Key(uri));
        waiting.Cancel(uri);
        state.Status.Changed();
        if (!lookups.Remove(DocumentUri.Key(uri), out var pending))
            return false;
        // Not on this thread: there may be thousands.
        TaskLog.Observe(pending.CancelAsync());
        return true;
    }

    /// <summary>Updates the caret from a request: the link that it has left is checked.</summary>
    public void CaretAt(Document document, int offset)
    {
        var key = DocumentUri.Key(document.Uri);
        carets[key] = offset;
        if (document.TypingSuppression is not { } typing || typing.Caret == offset)
            return;
        state.Workspace.Rest(document);
        waiting.Schedule(document.Uri, AfterEdit);
    }

    /// <summary>Clears all verdicts after a change of settings or token, so that links are checked again.</summary>
    public void StartAnew()
    {
        // Results of checks that are still running are ignored.
        known = new(StringComparer.Ordinal);
        asked.Clear();
        if (!verdicts.IsEmpty)
            Tell();
        foreach (var document in state.Workspace.Documents)
            Opened(document.Uri);
    }

    public void Dispose()
    {
        waiting.Dispose();
        ending.Cancel();
        ending.Dispose();
    }

    private async Task LookUpAsync(string uri)
    {
        await state.Settings.Known.WaitAsync(ending.Token).ConfigureAwait(false);
        var online = await state
            .Loop.RunAsync(() =>
            {
                state.Status.Changed();
                return state.Settings.Current.Online;
            })
            .ConfigureAwait(false);
        // Not canceled by typing: started requests complete and their results are used.
        if (online.ChecksLinks)
            await CheckAsync(uri, online.CheckLinks == CheckLinks.All, null, ending.Token, again: false)
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Checks the links of a document now. Requests run outside of the message loop; their results are processed on it. Thread-safe.
    /// </summary>
    /// <param name="uri">The document's URI.</param>
    /// <param name="anyHost">Whether to request pages of hosts without a service.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <param name="again">Whether to check all links, including broken ones and those that could not be checked a while ago.</param>
    /// <exception cref="OperationCanceledException">The caller canceled, or the document was closed.</exception>
    public async Task CheckAsync(
        string uri,
        bool anyHost,
        JsonElement? workDoneToken,
        CancellationToken cancellationToken,
        bool again = true
    )
    {
        if (
            await state.Loop.RunAsync(() => Begin(uri, anyHost, again)).ConfigureAwait(false) is not { } check
        )
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            check.UntilClosed
        );
        try
        {
            await using var progress = await state
                .Progress.BeginAsync(
                    "Checking links",
                    check.Targets.Count,
                    stop,
                    ShowsProgressFrom,
                    workDoneToken
                )
                .ConfigureAwait(false);
            await AskAsync(check, check.Targets, progress, stop.Token).ConfigureAwait(false);
            var others = await state.Loop.RunAsync(() => OtherReadings(uri, again)).ConfigureAwait(false);
            if (others.Count > 0)
                await AskAsync(check, others, null, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            await state.Loop.RunAsync(End).ConfigureAwait(false);
        }
    }

    private LinkCheck? Begin(string uri, bool anyHost, bool again)
    {
        var targets = state.Links.Checker.Checkable(LinksOf(uri, all: again), anyHost);
        if (targets.Count == 0)
            return null;
        if (running++ == 0)
            told = Environment.TickCount64;
        if (known.Count > MaxKnown)
            known.Clear();
        state.Status.Changed();
        return new LinkCheck(targets, anyHost, again, known, UntilClosed(uri));
    }

    private void End()
    {
        running--;
        Tell();
        RetryLater();
    }

    private CancellationToken UntilClosed(string uri)
    {
        // The document was closed just before, so nothing else would cancel it.
        if (state.Workspace.Find(uri) is null)
            return new CancellationToken(canceled: true);
        var key = DocumentUri.Key(uri);
        if (!lookups.TryGetValue(key, out var pending))
            lookups[key] = pending = new CancellationTokenSource();
        return pending.Token;
    }

    private List<LinkTarget> OtherReadings(string uri, bool again) =>
        state.Workspace.Find(uri) is { } document
            ? [.. LinkReadings.Unasked(document.Tree, Snapshot(), again)]
            : [];

    private async Task AskAsync(
        LinkCheck check,
        IReadOnlyList<LinkTarget> targets,
        Progress? progress,
        CancellationToken cancellationToken
    )
    {
        await (
            check.Again
                ? state.Links.Checker.CheckAgainAsync(targets, check.AnyHost, Learn, cancellationToken)
                : state.Links.Checker.CheckAsync(targets, check.AnyHost, Learn, cancellationToken)
        ).ConfigureAwait(false);

        void Learn(string subject, LinkVerdict verdict) =>
            state.Loop.Post(() =>
            {
                check.Known[subject] = verdict;
                progress?.Step();
                if (Environment.TickCount64 - told >= BetweenTellings.TotalMilliseconds)
                    Tell();
            });
    }

    /// <summary>
    /// Gets the links of parts that were not checked yet, the nearest to the caret first, without ignored links and those just being typed.
    /// </summary>
    private List<LinkTarget> LinksOf(string uri, bool all)
    {
        if (state.Workspace.Find(uri) is not { } document)
            return [];
        var caret = carets.GetValueOrDefault(DocumentUri.Key(document.Uri));
        var rules = state.RulesOf(document);
        var found = new List<(int Distance, LinkTarget Target)>();
        foreach (var at in document.Tree.Parts)
        {
            if (!all && asked.Find(at.Part) is not null)
                continue;
            var isWhole = true;
            foreach (var link in at.Part.Links)
            {
                if (
                    document.TypingSuppression is { } typing
                    && link.Span.Shift(at.Start).Touches(typing.Caret)
                )
                    isWhole = false;
                else if (LinkTarget.Of(link.Text) is var target && !rules.Ignores(target))
                    found.Add((Math.Abs(at.Start + link.Span.Start - caret), target));
            }
            if (isWhole)
                asked.GetOrAdd(at.Part, static part => part);
        }
        return [.. found.OrderBy(f => f.Distance).Select(f => f.Target)];
    }

    private LinkVerdicts Snapshot() =>
        new(new Dictionary<string, LinkVerdict>(known, StringComparer.Ordinal));

    private void Tell()
    {
        told = Environment.TickCount64;
        verdicts = Snapshot();
        Version++;
        state.Refresh();
        state.Status.Changed();
    }

    // Retry after a rate limit or failure, as long as a document needs the links.
    private void RetryLater()
    {
        if (
            isRetrying
            || state.Links.Checker.AskAgain is not { } time
            || known.Values.All(v => v.State != LinkStatus.Unknown)
        )
            return;
        isRetrying = true;
        var wait = time - DateTimeOffset.UtcNow;
        TaskLog.Observe(RetryAsync(wait > SoonestRetry ? wait : SoonestRetry));
    }

    private async Task RetryAsync(TimeSpan wait)
    {
        await Task.Delay(wait, ending.Token).ConfigureAwait(false);
        await state
            .Loop.RunAsync(() =>
            {
                isRetrying = false;
                asked.Clear();
                foreach (var document in state.Workspace.Documents)
                    waiting.Schedule(document.Uri, AfterEdit);
            })
            .ConfigureAwait(false);
    }
}
