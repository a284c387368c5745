using System.Collections.Concurrent;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Libraries;

/// <summary>Work that the client shows (LSP 3.18, <c>workDoneProgress</c>), for clients that can and work that is worth it; the user may cancel it.</summary>
internal sealed class Progress : IAsyncDisposable
{
    private const int LeastSteps = 100;
    private static readonly ConcurrentDictionary<string, CancellationTokenSource> Running = new(
        StringComparer.Ordinal
    );
    private static int tokens;
    private readonly Session session;
    private readonly string? token;
    private readonly int steps;
    private int done;
    private int told;

    private Progress(Session session, string? name, int steps) =>
        (this.session, token, this.steps) = (session, name, steps);

    /// <summary>Begins; a few steps are not worth showing.</summary>
    /// <param name="session">What is known of the client.</param>
    /// <param name="title">What is done, as the client shows it.</param>
    /// <param name="steps">How many steps there will be.</param>
    /// <param name="stop">Cancelled when the user cancels.</param>
    /// <param name="least">How many steps are worth showing.</param>
    public static async Task<Progress> BeginAsync(
        Session session,
        string title,
        int steps,
        CancellationTokenSource stop,
        int least = LeastSteps
    )
    {
        if (steps < least || !session.Client.WorkDoneProgress)
            return new Progress(session, null, steps);
        var name = $"digest-{Interlocked.Increment(ref tokens)}";
        await session
            .AskAsync<object?>("window/workDoneProgress/create", new WorkDoneProgressCreateParams(name))
            .WaitAsync(stop.Token)
            .ConfigureAwait(false);
        Running[name] = stop;
        session.Notify(
            "$/progress",
            new WorkDoneProgressParams(
                name,
                new WorkDoneProgressValue("begin")
                {
                    Title = title,
                    Cancellable = true,
                    Percentage = 0,
                }
            )
        );
        return new Progress(session, name, steps);
    }

    /// <summary><c>window/workDoneProgress/cancel</c>; a token that has ended is not missed.</summary>
    public static void Cancel(string name)
    {
        if (Running.TryRemove(name, out var stop))
            stop.Cancel();
    }

    /// <summary>One step is done; told when it is a percent more.</summary>
    public void Step()
    {
        var percent = (int)(100L * ++done / Math.Max(1, steps));
        if (token is null || percent <= told)
            return;
        told = percent;
        session.Notify(
            "$/progress",
            new WorkDoneProgressParams(
                token,
                new WorkDoneProgressValue("report") { Percentage = percent, Message = $"{done} of {steps}" }
            )
        );
    }

    public ValueTask DisposeAsync()
    {
        if (token is not null)
        {
            Running.TryRemove(token, out _);
            session.Notify("$/progress", new WorkDoneProgressParams(token, new WorkDoneProgressValue("end")));
        }
        return ValueTask.CompletedTask;
    }
}
