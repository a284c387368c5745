using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Online;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Sends <c>digest/status</c> for a status item, to clients with <c>"status": true</c> in <c>initializationOptions</c>, a moment after a
/// change.
/// </summary>
internal sealed class StatusNotifier(ServerState state)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);
    private bool isScheduled;

    /// <summary>Whether the client subscribed.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Handles that the status may have changed.</summary>
    public void Changed()
    {
        if (!IsWanted || isScheduled)
            return;
        isScheduled = true;
        TaskLog.Observe(TellAsync());
    }

    private async Task TellAsync()
    {
        await Task.Delay(Moment).ConfigureAwait(false);
        // Counts a snapshot off the message loop: documents may be long.
        var (online, isChecking, checks) = await state.Loop.RunAsync(Take).ConfigureAwait(false);
        var checker = state.Links.Checker;
        var quota = online.Enabled && online.Trusted ? checker.RateLimit : null;
        state.Connection.Notify(
            "digest/status",
            new StatusParams(
                !online.Trusted ? "untrusted"
                    : !online.Enabled ? "offline"
                    : isChecking ? "checking"
                    : "ready",
                [.. checks.Select(c => Of(c, checker, online))],
                quota is null
                    ? null
                    : new QuotaStatus(quota.Limit, quota.Remaining, quota.Reset.ToUnixTimeSeconds())
            )
        );
    }

    private (OnlineSettings Online, bool IsChecking, List<DocumentCheck> Checks) Take()
    {
        isScheduled = false;
        return (
            state.Settings.Current.Online,
            state.Watch.IsRunning,
            [.. state.Workspace.Documents.Select(state.CheckOf)]
        );
    }

    private static DocumentStatus Of(DocumentCheck check, LinkChecker checker, OnlineSettings online)
    {
        var diagnostics = check.Shown();
        var document = check.Document;
        var links = checker.Checkable(
            DocumentLinks.All(document.Tree).Select(l => LinkTarget.Of(l.Link.Text)),
            online.CheckLinks == CheckLinks.All
        );
        var unknown = links.Select(check.Verdicts.Of).Where(v => v is { State: LinkStatus.Unknown }).ToList();
        return new DocumentStatus(
            document.Uri,
            diagnostics.Count(f => f.Severity == Severity.Error),
            diagnostics.Count(f => f.Severity == Severity.Warning),
            diagnostics.Count(f => f.Severity is Severity.Information or Severity.Hint),
            !document.Tree.IsUnrecognized,
            links.Count,
            unknown.Count,
            unknown.Count == 0
                ? null
                : unknown.GroupBy(v => v!.Reason, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key
        );
    }
}
