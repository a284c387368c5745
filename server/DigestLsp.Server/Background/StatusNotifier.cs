using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
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
    private int scheduled;

    /// <summary>Whether the client subscribed.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Handles that the status may have changed.</summary>
    public void Changed()
    {
        if (IsWanted && Interlocked.Exchange(ref scheduled, 1) == 0)
            TaskLog.Observe(TellAsync());
    }

    private async Task TellAsync()
    {
        await Task.Delay(Moment).ConfigureAwait(false);
        scheduled = 0;
        var online = state.Settings.Current.Online;
        var quota = online.Enabled && online.Trusted ? state.Links.Checker.RateLimit : null;
        state.Connection.Notify(
            "digest/status",
            new StatusParams(
                !online.Trusted ? "untrusted"
                    : !online.Enabled ? "offline"
                    : state.Watch.IsRunning ? "checking"
                    : "ready",
                [.. state.Workspace.Documents.Select(Of)],
                quota is null
                    ? null
                    : new QuotaStatus(quota.Limit, quota.Remaining, quota.Reset.ToUnixTimeSeconds())
            )
        );
    }

    private DocumentStatus Of(Document document)
    {
        var diagnostics = state.VisibleDiagnosticsOf(document);
        var links = state.Links.Checker.Checkable(
            DocumentLinks.All(document.Tree).Select(l => LinkTarget.Of(l.Link.Text)),
            state.Settings.Current.Online.CheckLinks == CheckLinks.All
        );
        var unknown = links.Select(state.Watch.Of).Where(v => v is { State: LinkStatus.Unknown }).ToList();
        return new DocumentStatus(
            document.Uri,
            diagnostics.Count(f => f.Severity == Severity.Error),
            diagnostics.Count(f => f.Severity == Severity.Warning),
            diagnostics.Count(f => f.Severity is Severity.Information or Severity.Hint),
            links.Count,
            unknown.Count,
            unknown.Count == 0
                ? null
                : unknown.GroupBy(v => v!.Reason, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key
        );
    }
}
