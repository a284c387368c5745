using DigestLsp.Server.Logging;

namespace DigestLsp.Server.State;

/// <summary>
/// The message loop, the only writer: server state, including messages of the client, changes only in actions that run here. Actions run
/// one at a time in order. Code after an <c>await</c> is off the loop and posts back.
/// </summary>
/// <param name="context">The synchronization context that runs the messages of the client.</param>
internal sealed class MessageLoop(SynchronizationContext context)
{
    private int pending;

    /// <summary>The number of posted actions that have not run yet.</summary>
    public int Pending => Volatile.Read(ref pending);

    /// <summary>Queues an action. A failure is logged.</summary>
    public void Post(Action action)
    {
        Interlocked.Increment(ref pending);
        context.Post(_ => Run(action), null);
    }

    /// <summary>Queues an action.</summary>
    /// <returns>A task that completes when the action has run.</returns>
    public Task RunAsync(Action action) =>
        RunAsync<object?>(() =>
        {
            action();
            return null;
        });

    /// <summary>Queues a function.</summary>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        });
        return done.Task;
    }

    /// <summary>Runs long work on another thread so that the message loop goes on, and other work at once.</summary>
    public static Task<T> BesideIf<T>(bool isLong, Func<T> work, CancellationToken cancellationToken) =>
        isLong ? Task.Run(work, cancellationToken) : Task.FromResult(work());

    private void Run(Action action)
    {
        Interlocked.Decrement(ref pending);
        try
        {
            action();
        }
        catch (Exception error)
        {
            ServerLog.Logger.Error(error, "A background task failed");
        }
    }
}
