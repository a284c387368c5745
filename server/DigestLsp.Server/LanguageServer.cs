using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The server on a pair of streams: wires the parts together and lives until the client is gone.</summary>
internal sealed class LanguageServer : JsonRpc
{
    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RpcMethods? methods;
    private Timer? clientWatch;

    private LanguageServer(IJsonRpcMessageHandler handler)
        : base(handler) { }

    /// <summary>Serves until <c>exit</c>, the end of input or the end of the client's process.</summary>
    /// <returns>The process's exit code: 0 after <c>shutdown</c>, else 1 (LSP 3.18, <c>exit</c>).</returns>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "Every record of the protocol is written by the source-generated ProtocolJson."
    )]
    public static async Task<int> RunAsync(Stream input, Stream output)
    {
        // Beside the making of the connection: the first document meets code that is ready.
        var warmUp = Task.Run(WarmUp.Run);
        using var messages = new MessageStream(input, output);
        using var server = new LanguageServer(messages);
        using var session = new Session(server);
        using var served = new RpcMethods(session, server.Exit, server.Watch);
        server.Serve(served);
        server.Disconnected += (_, end) =>
        {
            if (end.Exception is { } error)
                ServerLog.Logger.Error(error, "The connection to the editor broke");
            server.Exit(session.IsShutDown ? 0 : 1);
        };
        // A message of the log that does not arrive is in the file; to log its failure would be the next one.
        ServerLog.ToClient = (type, text) =>
            _ = server.NotifyWithParameterObjectAsync("window/logMessage", new MessageParams(type, text));
        session.Observe(warmUp);
        server.StartListening();
        var code = await server.exit.Task.ConfigureAwait(false);
        server.clientWatch?.Dispose();
        return code;
    }

    /// <summary>Answers in the thread that reads: what was sent first is done first, and between two messages no thread waits for another.</summary>
    protected override ValueTask<JsonRpcMessage> DispatchRequestAsync(
        JsonRpcRequest request,
        TargetMethod targetMethod,
        CancellationToken cancellationToken
    ) =>
        methods?.Find(request.Method) is { } method
            ? AnswerAsync((ClientCall)request, method, cancellationToken)
            : base.DispatchRequestAsync(request, targetMethod, cancellationToken);

    private static async ValueTask<JsonRpcMessage> AnswerAsync(
        ClientCall call,
        Func<ClientCall, CancellationToken, object?> method,
        CancellationToken cancellationToken
    )
    {
        var answer = method(call, cancellationToken);
        if (answer is Task<object?> later)
            answer = await later.ConfigureAwait(false);
        return new JsonRpcResult { RequestId = call.RequestId, Result = answer };
    }

    // The library only has to know which names there are and that each can be cancelled; it would call them through reflection.
    private void Serve(RpcMethods served)
    {
        methods = served;
        var entry = ((Action<CancellationToken>)Entry).Method;
        foreach (var name in served.Names)
            AddLocalRpcMethod(entry, null, new JsonRpcMethodAttribute(name));

        static void Entry(CancellationToken cancellationToken) =>
            throw new UnreachableException("Methods are called by DispatchRequestAsync.");
    }

    /// <inheritdoc/>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(
        JsonRpcRequest request,
        Exception exception
    )
    {
        if (exception is OperationCanceledException)
            return new JsonRpcError.ErrorDetail
            {
                Code = JsonRpcErrorCode.RequestCanceled,
                Message = "The request was cancelled.",
            };
        if (exception is LocalRpcException)
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
