using System.Collections.Concurrent;
using System.Text.Json;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Progress shown by the client (LSP 3.18, Work Done Progress): under the token of a request, or under a token of the server for long work
/// if the client supports it. The user can cancel it.
/// </summary>
internal sealed class Progress : IAsyncDisposable
{
    private const int LeastSteps = 100;
    private static readonly ConcurrentDictionary<string, CancellationTokenSource> Running = new(
        StringComparer.Ordinal
    );
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private static int tokens;
    private readonly ServerState state;
    private readonly JsonElement? token;
    private readonly int steps;
    private int done;
    private int told;

    private Progress(ServerState state, JsonElement? token, int steps) =>
        (this.state, this.token, this.steps) = (state, token, steps);

    /// <summary>Begins progress. Short work is shown only to a client that sent a token.</summary>
    /// <param name="state">The server state.</param>
    /// <param name="title">The title shown by the client.</param>
    /// <param name="steps">The number of steps, or 0 if unknown.</param>
    /// <param name="stop">Canceled when the user cancels.</param>
    /// <param name="least">The minimum number of steps to show.</param>
    /// <param name="asked">The <c>workDoneToken</c> of the request.</param>
    public static async Task<Progress> BeginAsync(
        ServerState state,
        string title,
        int steps,
        CancellationTokenSource stop,
        int least = LeastSteps,
        JsonElement? asked = null
    )
    {
        if (asked is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } token)
        {
            if (steps < least || !state.Client.WorkDoneProgress)
                return new Progress(state, null, steps);
            token = JsonElement.Parse($"\"digest-{Interlocked.Increment(ref tokens)}\"");
            var created = state.Connection.AskAsync<object?>(
                "window/workDoneProgress/create",
                new WorkDoneProgressCreateParams(token)
            );
            // If the client refuses or does not respond, the work continues without progress.
            await Task.WhenAny(created, Task.Delay(Timeout, stop.Token)).ConfigureAwait(false);
            if (!created.IsCompletedSuccessfully)
            {
                TaskLog.Observe(created);
                return new Progress(state, null, steps);
            }
        }
        Running[token.GetRawText()] = stop;
        var progress = new Progress(state, token, steps);
        progress.Tell(
            new WorkDoneProgressValue("begin")
            {
                Title = title,
                Cancellable = true,
                Percentage = steps > 0 ? 0 : null,
            }
        );
        return progress;
    }

    /// <summary>Handles <c>window/workDoneProgress/cancel</c>. Tokens that have ended are ignored.</summary>
    public static void Cancel(JsonElement token)
    {
        if (Running.TryRemove(token.GetRawText(), out var stop))
            stop.Cancel();
    }

    /// <summary>Completes a step. Reported when it adds a percent.</summary>
    public void Step()
    {
        var percent = (int)(100L * ++done / Math.Max(1, steps));
        if (percent <= told)
            return;
        told = percent;
        Tell(new WorkDoneProgressValue("report") { Percentage = percent, Message = $"{done} of {steps}" });
    }

    public ValueTask DisposeAsync()
    {
        if (token is { } ended)
            Running.TryRemove(ended.GetRawText(), out _);
        Tell(new WorkDoneProgressValue("end"));
        return ValueTask.CompletedTask;
    }

    private void Tell(WorkDoneProgressValue value)
    {
        if (token is { } shown)
            state.Connection.Notify("$/progress", new WorkDoneProgressParams(shown, value));
    }
}
