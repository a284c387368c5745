using DigestLsp.Server.Logging;

namespace DigestLsp.Server.State;

/// <summary>
/// The one writer: the state of the server changes only in what runs here, the messages of the client among it. One action runs at a time,
/// in the order they came; code behind an <c>await</c> is off the loop and posts back.
/// </summary>
/// <param name="context">Runs the messages of the client.</param>
internal sealed class MessageLoop(SynchronizationContext context)
{
    private int pending;

    /// <summary>How many posted actions have not run yet.</summary>
    public int Pending => Volatile.Read(ref pending);

    /// <summary>Runs an action when its turn comes; a failure is logged.</summary>
    public void Post(Action action)
    {
        Interlocked.Increment(ref pending);
        context.Post(_ => Run(action), null);
    }

    /// <summary>Runs an action when its turn comes.</summary>
    /// <returns>Completed when it has run.</returns>
    public Task RunAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        });
        return done.Task;
    }

    private void Run(Action action)
    {
        Interlocked.Decrement(ref pending);
        try
        {
            action();
        }
        catch (Exception error)
        {
            ServerLog.Logger.Error(error, "A task of the server failed");
        }
    }
}
