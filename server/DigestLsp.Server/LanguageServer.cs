using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The server on a pair of streams: wires the parts together and lives until the client is gone.</summary>
internal sealed class LanguageServer : JsonRpc
{
    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Requests that are answered from another thread, until their answer is sent.
    private readonly ConcurrentDictionary<string, TaskCompletionSource> late = new(StringComparer.Ordinal);
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
        using var served = new RpcMethods(session, server.Exit, server.Watch, server.AnsweredAsync);
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
        request.Method == ClientCall.Any
            ? AnswerAsync((ClientCall)request, cancellationToken)
            : base.DispatchRequestAsync(request, targetMethod, cancellationToken);

    private async ValueTask<JsonRpcMessage> AnswerAsync(ClientCall call, CancellationToken cancellationToken)
    {
        var pieces = PartialAnswer.WantedBy(call);
        var answer = methods!.Call(call, cancellationToken);
        if (answer is Task<object?> later)
        {
            if (!later.IsCompleted && call.IsResponseExpected)
                late.TryAdd(call.RequestId.ToString(), new TaskCompletionSource());
            answer = await later.ConfigureAwait(false);
        }
        return new JsonRpcResult
        {
            RequestId = call.RequestId,
            Result = pieces is null ? answer : methods.Send(pieces, answer),
        };
    }

    /// <inheritdoc/>
    protected override void OnResponseSent(JsonRpcMessage response)
    {
        base.OnResponseSent(response);
        if (
            !late.IsEmpty
            && late.TryRemove(((IJsonRpcMessageWithId)response).RequestId.ToString(), out var sent)
        )
            sent.SetResult();
    }

    private Task AnsweredAsync() => Task.WhenAll(late.Values.Select(answer => answer.Task));

    // The library only has to know that there is a method and that it can be cancelled; it would call it through reflection.
    private void Serve(RpcMethods served)
    {
        methods = served;
        AddLocalRpcMethod(
            ((Action<CancellationToken>)Entry).Method,
            null,
            new JsonRpcMethodAttribute(ClientCall.Any)
        );

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
        if (exception is RemoteRpcException)
            return new JsonRpcError.ErrorDetail
            {
                Code = (JsonRpcErrorCode)RpcMethods.RequestFailed,
                Message = $"The editor refused what this needs: {exception.Message}",
            };
        ServerLog.Logger.Error(exception, "{Method} failed", (request as ClientCall)?.Name ?? request.Method);
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
