using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Checks links in the background while the user edits: those of a document three seconds after it was opened, nearest to the caret first;
/// new ones a second after the last edit, except the one at the caret. Nothing of the network is created before, so that startup stays fast
/// and a file that is closed again soon causes no requests. Results become <see cref="Verdicts"/>, published once for many links.
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
    private readonly ConcurrentDictionary<string, int> carets = new(StringComparer.Ordinal);
    private readonly Debouncer waiting;

    // Canceled when the document is closed, which drops its unsent requests. Pending lookups hold no tree.
    private readonly ConcurrentDictionary<string, CancellationTokenSource> lookups = new(
        StringComparer.Ordinal
    );
    private readonly CancellationTokenSource ending = new();
    private ConcurrentDictionary<string, LinkVerdict> known = new(StringComparer.Ordinal);
    private ConditionalWeakTable<Part, object> asked = [];
    private int running;
    private bool isRetrying;

    public BackgroundLinkChecker(ServerState state)
    {
        this.state = state;
        waiting = new Debouncer(state, LookUpAsync);
    }

    /// <summary>The published verdicts.</summary>
    public LinkVerdicts Verdicts { get; private set; } = LinkVerdicts.None;

    /// <summary>The version of <see cref="Verdicts"/>.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a check is running.</summary>
    public bool IsRunning => running > 0;

    /// <summary>Gets the verdict on a target, published or not, or null if absent.</summary>
    public LinkVerdict? Of(LinkTarget target) =>
        target.Subject is { } subject ? known.GetValueOrDefault(subject) : null;

    /// <summary>Handles that a document was opened.</summary>
    public void Opened(string uri) => waiting.Schedule(uri, AfterOpening);

    /// <summary>Handles that a document was changed.</summary>
    public void Changed(Document document)
    {
        if (document.TypingSuppression is { } typing)
            carets[DocumentUri.Key(document.Uri)] = typing.Caret;
        waiting.Schedule(document.Uri, AfterEdit);
    }

    /// <summary>Handles that a document was closed. Its unsent lookups are dropped unless another document needs them.</summary>
    /// <returns>Whether its links were checked.</returns>
    public bool Closed(string uri)
    {
        carets.TryRemove(DocumentUri.Key(uri), out _);
        waiting.Cancel(uri);
        state.Status.Changed();
        if (!lookups.TryRemove(DocumentUri.Key(uri), out var pending))
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
        asked = [];
        if (!Verdicts.IsEmpty)
            Tell();
        foreach (var document in state.Workspace.Documents)
            Opened(document.Uri);
    }

    /// <summary>Checks all links of a document now, including broken links and those that could not be checked a while ago.</summary>
    /// <param name="uri">The document's URI.</param>
    /// <param name="anyHost">Whether to request pages of hosts without a service.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="OperationCanceledException">The caller canceled, or the document was closed.</exception>
    public async Task CheckAsync(
        string uri,
        bool anyHost,
        JsonElement? workDoneToken,
        CancellationToken cancellationToken
    )
    {
        await CheckAsync(uri, LinksOf(uri, all: true), anyHost, again: true, workDoneToken, cancellationToken)
            .ConfigureAwait(false);
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
        state.Status.Changed();
        if (!state.Settings.Current.Online.ChecksLinks)
            return;
        // Not canceled by typing: started requests complete and their results are used.
        await CheckAsync(
                uri,
                LinksOf(uri, all: false),
                state.Settings.Current.Online.CheckLinks == CheckLinks.All,
                again: false,
                null,
                ending.Token
            )
            .ConfigureAwait(false);
    }

    private async Task CheckAsync(
        string uri,
        IReadOnlyList<LinkTarget> targets,
        bool anyHost,
        bool again,
        JsonElement? workDoneToken,
        CancellationToken cancellationToken
    )
    {
        var askable = state.Links.Checker.Checkable(targets, anyHost);
        if (askable.Count == 0)
            return;
        Interlocked.Increment(ref running);
        state.Status.Changed();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, UntilClosed(uri));
        try
        {
            await using var progress = await Progress
                .BeginAsync(state, "Checking links", askable.Count, stop, ShowsProgressFrom, workDoneToken)
                .ConfigureAwait(false);
            await AskAsync(askable, anyHost, again, progress, stop.Token).ConfigureAwait(false);
            var others = OtherReadings(uri, again);
            if (others.Count > 0)
                await AskAsync(others, anyHost, again, null, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref running);
            Tell();
            RetryLater();
        }
    }

    private CancellationToken UntilClosed(string uri)
    {
        var key = DocumentUri.Key(uri);
        var token = lookups.GetOrAdd(key, _ => new CancellationTokenSource()).Token;
        // The document was closed just before, so nothing else would cancel it.
        if (state.Workspace.Find(uri) is null && lookups.TryRemove(key, out var unused))
            unused.Cancel();
        return token;
    }

    private List<LinkTarget> OtherReadings(string uri, bool again) =>
        state.Workspace.Find(uri) is { } document
            ? [.. LinkReadings.Unasked(document.Tree, Snapshot(), again)]
            : [];

    private async Task AskAsync(
        IReadOnlyList<LinkTarget> targets,
        bool anyHost,
        bool again,
        Progress? progress,
        CancellationToken cancellationToken
    )
    {
        var told = Environment.TickCount64;
        var learnt = known;
        if (learnt.Count > MaxKnown)
            learnt.Clear();
        await (
            again
                ? state.Links.Checker.CheckAgainAsync(targets, anyHost, Learn, cancellationToken)
                : state.Links.Checker.CheckAsync(targets, anyHost, Learn, cancellationToken)
        ).ConfigureAwait(false);

        void Learn(string subject, LinkVerdict verdict)
        {
            learnt[subject] = verdict;
            lock (targets)
            {
                progress?.Step();
                if (Environment.TickCount64 - told < BetweenTellings.TotalMilliseconds)
                    return;
                told = Environment.TickCount64;
            }
            Tell();
        }
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
            if (!all && asked.TryGetValue(at.Part, out _))
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
                asked.AddOrUpdate(at.Part, at.Part);
        }
        return [.. found.OrderBy(f => f.Distance).Select(f => f.Target)];
    }

    private LinkVerdicts Snapshot() =>
        new(new Dictionary<string, LinkVerdict>(known, StringComparer.Ordinal));

    private void Tell() =>
        state.Loop.Post(() =>
        {
            Verdicts = Snapshot();
            Version++;
            state.Refresh();
            state.Status.Changed();
        });

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
        isRetrying = false;
        asked = [];
        foreach (var document in state.Workspace.Documents)
            waiting.Schedule(document.Uri, AfterEdit);
    }
}
