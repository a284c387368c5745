using System.Collections.Concurrent;
using System.Text.Json;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Work that the client shows (LSP 3.18, Work Done Progress): under the token that it gave with a request, or under one of the server's
/// for work that is worth it and clients that can show it. The user may cancel it.
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

    /// <summary>Begins; a few steps are not worth showing to a client that has not asked for it.</summary>
    /// <param name="state">What is known of the client.</param>
    /// <param name="title">What is done, as the client shows it.</param>
    /// <param name="steps">How many steps there will be; 0 where nobody knows.</param>
    /// <param name="stop">Cancelled when the user cancels.</param>
    /// <param name="least">How many steps are worth showing.</param>
    /// <param name="asked">The request's <c>workDoneToken</c>.</param>
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
            // A client that refuses or says nothing gets the work without its being shown.
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

    /// <summary><c>window/workDoneProgress/cancel</c>; a token that has ended is not missed.</summary>
    public static void Cancel(JsonElement token)
    {
        if (Running.TryRemove(token.GetRawText(), out var stop))
            stop.Cancel();
    }

    /// <summary>One step is done; told when it is a percent more.</summary>
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
