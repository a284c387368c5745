using System.Text.Json;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Progress shown by the client (LSP 3.18, Work Done Progress): under the token of a request, or under a token of the server for long work
/// if the client supports it. The user can cancel it.
/// </summary>
/// <param name="state">The state of the server.</param>
internal sealed class ProgressReporter(ServerState state)
{
    private const int MinSteps = 100;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    // What is shown now, by its token. Used on the message loop only.
    private readonly Dictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private int tokens;

    /// <summary>Begins; a few steps are not worth showing to a client that has not asked for it.</summary>
    /// <param name="title">What is done, as the client shows it.</param>
    /// <param name="steps">How many steps there will be, or 0 if nobody knows.</param>
    /// <param name="stop">Canceled when the user cancels.</param>
    /// <param name="least">How many steps are worth showing.</param>
    /// <param name="asked">The request's <c>workDoneToken</c>.</param>
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

    /// <summary><c>window/workDoneProgress/cancel</c>; a token that has ended is not missed.</summary>
    public void Cancel(JsonElement token)
    {
        if (running.Remove(token.GetRawText(), out var stop))
            stop.Cancel();
    }
}

/// <summary>One piece of work that is shown, or not worth showing.</summary>
/// <param name="end">Runs at its end, or null if it is not shown.</param>
/// <param name="steps">How many steps there will be, or 0 if nobody knows.</param>
/// <param name="tell">Tells the client.</param>
internal sealed class Progress(Func<Task>? end, int steps, Action<WorkDoneProgressValue> tell)
    : IAsyncDisposable
{
    private int done;
    private int told;

    /// <summary>Tells that the work begins.</summary>
    public void Begin(string title) =>
        tell(
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
        if (percent <= told)
            return;
        told = percent;
        tell(new WorkDoneProgressValue("report") { Percentage = percent, Message = $"{done} of {steps}" });
    }

    /// <summary>Tells that the work has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (end is not null)
            await end().ConfigureAwait(false);
        tell(new WorkDoneProgressValue("end"));
    }
}
