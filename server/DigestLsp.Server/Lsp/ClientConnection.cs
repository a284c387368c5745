using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigestLsp.Server.Logging;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Lsp;

/// <summary>The messages from the server to its client.</summary>
/// <param name="rpc">The connection.</param>
internal sealed class ClientConnection(JsonRpc rpc)
{
    // The requests that the client refused, by method.
    private readonly ConcurrentDictionary<string, Exception> refused = new(StringComparer.Ordinal);
    private volatile Task lastNotification = Task.CompletedTask;

    /// <summary>Completes when every notification so far was written: they are written in order.</summary>
    public Task LastNotification => lastNotification;

    /// <summary>Sends a notification, unless the client is gone.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "LspJson names every type.")]
    public void Notify(string method, object parameters)
    {
        if (!rpc.IsDisposed)
            TaskLog.Observe(
                lastNotification = rpc.NotifyWithParameterObjectAsync(method, new Payload(parameters))
            );
    }

    /// <summary>Sends a request. A refusal is logged once.</summary>
    /// <exception cref="RemoteRpcException">The client refused it, or its response cannot be read.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "LspJson names every type.")]
    public async Task<T?> AskAsync<T>(string method, object parameters)
    {
        try
        {
            var result = await rpc.InvokeWithParameterObjectAsync<JsonElement?>(
                    method,
                    new Payload(parameters)
                )
                .ConfigureAwait(false);
            return result is { } json
                ? json.Deserialize((JsonTypeInfo<T>)LspJson.TypeInfo(typeof(T)))
                : default;
        }
        catch (RemoteRpcException error) when (error is not ConnectionLostException)
        {
            if (refused.TryAdd(method, error))
                ServerLog.Logger.Warning("The client rejected {Method}: {Reason}", method, error.Message);
            throw;
        }
        catch (JsonException error)
        {
            throw new RemoteInvocationException("The client sent an invalid response.", errorCode: 0, error);
        }
    }

    /// <summary>Sends a request without waiting for the response. It is not repeated if the client does not support it.</summary>
    public void Ask(string method, object? parameters = null)
    {
        if (
            refused.GetValueOrDefault(method)
            is not RemoteMethodNotFoundException { ErrorCode: JsonRpcErrorCode.MethodNotFound }
        )
            TaskLog.Observe(AskAsync<object?>(method, parameters ?? NoParams.Instance));
    }
}
