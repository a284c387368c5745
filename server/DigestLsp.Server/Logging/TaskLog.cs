using StreamJsonRpc;

namespace DigestLsp.Server.Logging;

/// <summary>Logs failures of tasks that are not awaited.</summary>
internal static class TaskLog
{
    /// <summary>Logs the failure of a task. Refusals by the client are logged where the request is sent.</summary>
    public static void Observe(Task task) =>
        _ = task.ContinueWith(
            failed =>
            {
                var error = failed.Exception!.GetBaseException();
                if (
                    error is not (RemoteRpcException or ObjectDisposedException or OperationCanceledException)
                )
                    ServerLog.Logger.Error(error, "A background task failed");
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
