using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

// The server's life: from initialize to exit.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("initialize")]
    public WrittenJson Initialize(System.Text.Json.JsonElement json)
    {
        var parameters = new InitializeParams(json);
        if (session.IsRunning || session.IsShutDown)
            throw Error(JsonRpcErrorCode.InvalidRequest, "The server is initialized already.");
        if (parameters.ProcessId is { } client)
            watch(client);
        return InitializeHandler.Handle(session, parameters);
    }

    [JsonRpcMethod("initialized")]
    public void Initialized(object? parameters) =>
        Notified(() =>
        {
            session.Observe(ConfigurationHandler.StartAsync(session, publisher));
            session.Observe(ServerLog.BeginSoonAsync());
        });

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        Running();
        (session.IsRunning, session.IsShutDown) = (false, true);
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => exit(session.IsShutDown ? 0 : 1);

    [JsonRpcMethod("$/setTrace")]
    public void SetTrace(SetTraceParams parameters) =>
        Notified(() => ServerLog.Logger.Information("Trace: {Value}", parameters.Value));
}
