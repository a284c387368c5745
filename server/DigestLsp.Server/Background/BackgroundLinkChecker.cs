using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Looks links up while somebody writes: those of a document three seconds after it was opened, nearest to the caret first; a new one
/// a second after the last edit, never the one under the caret. Until then nothing of the network is made: the first moments are the
/// editor's, and a file that one only leafs past asks nobody. What services say becomes <see cref="Verdicts"/>, told once for many links.
/// Called on the message loop, except for members that say otherwise.
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

    // Canceled when a document is closed: what was not sent for it by then is dropped. Nothing that waits holds a document's tree.
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

    /// <summary>What services said, as of the last telling. Any thread may ask.</summary>
    public LinkVerdicts Verdicts => verdicts;

    /// <summary>The version of <see cref="Verdicts"/>.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a check is running.</summary>
    public bool IsRunning => running > 0;

    /// <summary>A document was opened.</summary>
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
        // Once begun it goes on: a key typed meanwhile stops neither the questions nor what is learnt.
        if (online.ChecksLinks)
            await CheckAsync(uri, online.CheckLinks == CheckLinks.All, null, ending.Token, again: false)
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Checks the links of a document now. The services are asked beside the message loop; what they say is taken on it. Any thread may ask.
    /// </summary>
    /// <param name="uri">The document's URI.</param>
    /// <param name="anyHost">Whether pages of hosts that no service knows are asked too.</param>
    /// <param name="workDoneToken">Of the request that asks for it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="again">Whether all are checked, also broken ones and those that could not be checked a while ago.</param>
    /// <exception cref="OperationCanceledException">The caller gave up, or the document was closed.</exception>
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
        // Closed just before: nobody will cancel it.
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
