using System.Text.Json;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Progress shown by the client (LSP 3.18, Work Done Progress), which the user can cancel. It uses the token of a request, or a token of
/// the server for long work if the client supports it.
/// </summary>
/// <param name="state">The server state.</param>
internal sealed class ProgressReporter(ServerState state)
{
    private const int MinSteps = 100;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // Progress that is shown, by its token. Used on the message loop only.
    private readonly Dictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private int tokens;

    /// <summary>Begins progress. Short work is shown only to a client that sent a token.</summary>
    /// <param name="title">The title shown by the client.</param>
    /// <param name="steps">The number of steps, or 0 if unknown.</param>
    /// <param name="stop">Canceled when the user cancels.</param>
    /// <param name="least">The minimum number of steps to show.</param>
    /// <param name="asked">The <c>workDoneToken</c> of the request.</param>
    public async Task<Progress> BeginAsync(
        string title,
        int steps,
        CancellationTokenSource stop,
        int least = MinSteps,
        JsonElement? asked = null
    )
    {
        if (asked is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } token)
        {
            if (steps < least || !state.Client.WorkDoneProgress)
                return new Progress(null, steps, _ => { });
            token = await state
                .Loop.RunAsync(() => JsonElement.Parse($"\"digest-{++tokens}\""))
                .ConfigureAwait(false);
            var created = state.Connection.AskAsync<object?>(
                "window/workDoneProgress/create",
                new WorkDoneProgressCreateParams(token)
            );
            // If the client refuses or does not respond, the work continues without progress.
            await Task.WhenAny(created, Task.Delay(Timeout, stop.Token)).ConfigureAwait(false);
            if (!created.IsCompletedSuccessfully)
            {
                TaskLog.Observe(created);
                return new Progress(null, steps, _ => { });
            }
        }
        var key = token.GetRawText();
        await state.Loop.RunAsync(() => running[key] = stop).ConfigureAwait(false);
        var progress = new Progress(
            () => state.Loop.RunAsync(() => running.Remove(key)),
            steps,
            value => state.Connection.Notify("$/progress", new WorkDoneProgressParams(token, value))
        );
        progress.Begin(title);
        return progress;
    }

    /// <summary>Handles <c>window/workDoneProgress/cancel</c>. Tokens that have ended are ignored.</summary>
    public void Cancel(JsonElement token)
    {
        if (running.Remove(token.GetRawText(), out var stop))
            stop.Cancel();
    }
}

/// <summary>The progress of one piece of work, shown or not.</summary>
/// <param name="end">Called at its end, or null if it is not shown.</param>
/// <param name="steps">The number of steps, or 0 if unknown.</param>
/// <param name="report">Sends a value to the client.</param>
internal sealed class Progress(Func<Task>? end, int steps, Action<WorkDoneProgressValue> report)
    : IAsyncDisposable
{
    private int done;
    private int reported;

    /// <summary>Reports the beginning.</summary>
    public void Begin(string title) =>
        report(
            new WorkDoneProgressValue("begin")
            {
                Title = title,
                Cancellable = true,
                Percentage = steps > 0 ? 0 : null,
            }
        );

    /// <summary>Completes a step. Reported when it adds a percent.</summary>
    public void Step()
    {
        var percent = (int)(100L * ++done / Math.Max(1, steps));
        if (percent <= reported)
            return;
        reported = percent;
        report(new WorkDoneProgressValue("report") { Percentage = percent, Message = $"{done} of {steps}" });
    }

    /// <summary>Reports the end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (end is not null)
            await end().ConfigureAwait(false);
        report(new WorkDoneProgressValue("end"));
    }
}
