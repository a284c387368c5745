using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The server on a pair of streams: wires the parts together and lives until the client is gone.</summary>
internal sealed class LanguageServer : JsonRpc
{
    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Timer? clientWatch;

    private LanguageServer(IJsonRpcMessageHandler handler)
        : base(handler) { }

    /// <summary>Serves until <c>exit</c>, the end of input or the end of the client's process.</summary>
    /// <returns>The process's exit code: 0 after <c>shutdown</c>, else 1 (LSP 3.18, <c>exit</c>).</returns>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "The formatter gets the source-generated ProtocolJson before its first message."
    )]
    [UnconditionalSuppressMessage(
        "AOT",
        "IL3050",
        Justification = "RpcMethods is a plain class without events; the smoke test runs on the native build."
    )]
    public static async Task<int> RunAsync(Stream input, Stream output)
    {
        // Beside the making of the connection: the first document meets code that is ready.
        var warmUp = Task.Run(Session.WarmUp);
        using var server = new LanguageServer(new MessageStream(input, output));
        using var session = new Session(server);
        server.AddLocalRpcTarget(
            new RpcMethods(session, server.Exit, server.Watch),
            new JsonRpcTargetOptions { DisposeOnDisconnect = false, NotifyClientOfEvents = false }
        );
        server.Disconnected += (_, _) => server.Exit(session.IsShutDown ? 0 : 1);
        // A message of the log that does not arrive is in the file; to log its failure would be the next one.
        ServerLog.ToClient = (type, text) =>
            _ = server.NotifyWithParameterObjectAsync("window/logMessage", new MessageParams(type, text));
        session.Observe(warmUp);
        server.StartListening();
        var code = await server.exit.Task.ConfigureAwait(false);
        server.clientWatch?.Dispose();
        return code;
    }

    /// <inheritdoc/>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(
        JsonRpcRequest request,
        Exception exception
    )
    {
        if (exception is LocalRpcException or OperationCanceledException)
            return base.CreateErrorDetails(request, exception);
        ServerLog.Logger.Error(exception, "{Method} failed", request.Method);
        return new JsonRpcError.ErrorDetail
        {
            Code =
                exception is JsonException ? JsonRpcErrorCode.InvalidParams : JsonRpcErrorCode.InternalError,
            Message = exception.Message,
        };
    }

    private void Exit(int code) => exit.TrySetResult(code);

    /// <summary>Ends the server when the client's process ends without a word (LSP 3.18, <c>processId</c>).</summary>
    private void Watch(int processId)
    {
        var client = Find(processId);
        clientWatch = new Timer(
            _ =>
            {
                if (client is null || HasExited(client))
                    Exit(1);
            },
            null,
            TimeSpan.FromSeconds(2),
            TimeSpan.FromSeconds(2)
        );
    }

    private static Process? Find(int processId)
    {
        try
        {
            return Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool HasExited(Process client)
    {
        try
        {
            return client.HasExited;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The process is there and belongs to somebody else.
            return false;
        }
    }
}
