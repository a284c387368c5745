using System.Text.Json;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

// The server's life: from initialize to exit.
internal sealed partial class RpcMethods
{
    private void AddLifecycle(Action<int> exit, Action<int> watch)
    {
        methods.Add(
            "initialize",
            (call, _) => Initialize(new InitializeParams(call.Read<JsonElement>()), watch)
        );
        Take(
            "initialized",
            _ =>
            {
                // Beside the first document, which is there at once.
                session.Observe(Task.Run(() => ConfigurationHandler.StartAsync(session)));
                session.Observe(ServerLog.BeginSoonAsync());
            }
        );
        methods.Add(
            "shutdown",
            (_, _) =>
            {
                Running();
                return ShutDownAsync();
            }
        );
        methods.Add(
            "exit",
            (_, _) =>
            {
                exit(session.IsShutDown ? 0 : 1);
                return null;
            }
        );
        Take(
            "$/setTrace",
            call => ServerLog.Logger.Information("Trace: {Value}", call.Read<SetTraceParams>().Value)
        );
    }

    // What is still worked on is answered before: as cancelled.
    private async Task<object?> ShutDownAsync()
    {
        session.ShutDown();
        await answered().ConfigureAwait(false);
        return null;
    }

    private WrittenJson Initialize(InitializeParams parameters, Action<int> watch)
    {
        if (session.IsRunning || session.IsShutDown)
            throw Error(JsonRpcErrorCode.InvalidRequest, "The server is initialized already.");
        if (parameters.ProcessId is { } client)
            watch(client);
        return InitializeHandler.Handle(session, parameters);
    }
}
