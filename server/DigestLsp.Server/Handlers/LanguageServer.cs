using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>The JSON-RPC connection to an editor: connects all components and lives until the editor exits.</summary>
internal sealed class LanguageServer : JsonRpc
{
    // Reading blocks a thread: with one thread per core, a busy handler would delay even a cancellation.
    private const int MinThreads = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource<int> exit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LspMessageHandler messages;
    private readonly ServerState state;
    private readonly RequestRouter router;
    private Timer? clientWatch;

    private LanguageServer(LspMessageHandler messages, ParameterConverters converters)
        : base(messages)
    {
        this.messages = messages;
        state = new ServerState(this, CacheFolder.Path);
        router = new RequestRouter(this, converters, state);
        HandlerList.Register(router, state, this);
        Disconnected += (_, _) => Exit(state.IsShutDown ? 0 : 1);
    }

    /// <summary>Runs until <c>exit</c>, the end of input or the end of the client's process.</summary>
    /// <returns>The exit code of the process: 0 after <c>shutdown</c>, otherwise 1 (LSP 3.18, <c>exit</c>).</returns>
    public static async Task<int> RunAsync(Stream input, Stream output)
    {
        ThreadPool.SetMinThreads(MinThreads, MinThreads);
        var converters = new ParameterConverters();
        LanguageServer? server = null;
        var handler = new LspMessageHandler(
            input,
            new ImmediateOutput(output),
            Formatter(converters),
            () => server!.AnswerAllAsync()
        );
        using (server = new LanguageServer(handler, converters))
        {
            // A log message that cannot be sent is in the file. Logging the failure would send another one.
            ServerLog.Attach(
                (type, text) =>
                    server.state.Connection.Notify("window/logMessage", new MessageParams(type, text))
            );
            server.StartListening();
            var code = await server.exit.Task.ConfigureAwait(false);
            await server.AnswerAllAsync().ConfigureAwait(false);
            return code;
        }
    }

    /// <summary>Exits with a code after all received messages are answered.</summary>
    public void Exit(int code) => exit.TrySetResult(code);

    /// <summary>Waits until all requests but the calling one are answered.</summary>
    public Task OthersAnsweredAsync() => messages.AnsweredAsync(except: 1);

    /// <summary>Ends the server if the client's process ends without <c>exit</c> (LSP 3.18, <c>processId</c>).</summary>
    public void Watch(int processId)
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

    /// <inheritdoc/>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(
        JsonRpcRequest request,
        Exception exception
    )
    {
        if (exception is OperationCanceledException)
            return Detail(JsonRpcErrorCode.RequestCanceled, "The request was canceled.");
        if (exception is LocalRpcException)
            return base.CreateErrorDetails(request, exception);
        if (exception is RemoteRpcException)
            return Detail(
                LspError.RequestFailedCode,
                $"The editor rejected a request of the server: {exception.Message}"
            );
        ServerLog.Logger.Error(exception, "{Method} failed", request.Method);
        return exception is JsonException json
            ? Detail(JsonRpcErrorCode.InvalidParams, InvalidParameters.Describe(json))
            : Detail(JsonRpcErrorCode.InternalError, exception.Message);
    }

    /// <inheritdoc/>
    protected override async ValueTask SendAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        // The library rejects unknown methods and unreadable parameters itself, in any state of the server.
        if (
            message is JsonRpcError
            {
                Error: { Code: JsonRpcErrorCode.MethodNotFound or JsonRpcErrorCode.InvalidParams } error
            }
        )
        {
            // It does so on the reading thread, which must not wait for the client to read.
            await Task.Yield();
            if (router.WhyNotNow() is { } reason)
                (error.Code, error.Message) = ((JsonRpcErrorCode)reason.ErrorCode, reason.Message);
        }
        await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        clientWatch?.Dispose();
        state.Dispose();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "LspJson names every type.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "LspJson names every type.")]
    public static SystemTextJsonFormatter Formatter(ParameterConverters converters) =>
        new()
        {
            JsonSerializerOptions = new JsonSerializerOptions(LspJson.Default.Options)
            {
                Converters = { converters },
            },
        };

    private static JsonRpcError.ErrorDetail Detail(JsonRpcErrorCode code, string message) =>
        new() { Code = code, Message = message };

    // At the end of input, long requests and those waiting for the client are canceled.
    private async Task AnswerAllAsync()
    {
        if (!await messages.AnsweredAsync(Grace).ConfigureAwait(false))
        {
            state.CancelRequests();
            await messages.AnsweredAsync(Grace).ConfigureAwait(false);
        }
        await Task.WhenAny(state.Connection.LastNotification, Task.Delay(Grace)).ConfigureAwait(false);
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
            // The process exists and belongs to another user.
            return false;
        }
    }
}
