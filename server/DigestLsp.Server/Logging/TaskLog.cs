using StreamJsonRpc;

namespace DigestLsp.Server.Logging;

/// <summary>Logs failures of tasks that no one waits for.</summary>
internal static class TaskLog
{
    /// <summary>Logs a failure of a task. That the client refuses something is logged where it is asked.</summary>
    public static void Observe(Task task) =>
        _ = task.ContinueWith(
            failed =>
            {
                var error = failed.Exception!.GetBaseException();
                if (
                    error is not (RemoteRpcException or ObjectDisposedException or OperationCanceledException)
                )
                    ServerLog.Logger.Error(error, "A task of the server failed");
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
