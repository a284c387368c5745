using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Lsp;

/// <summary>The response to a message that is not a valid request (JSON-RPC 2.0, 5.1).</summary>
internal sealed class RefusedMessage : JsonRpcError
{
    /// <summary>Creates the response.</summary>
    public RefusedMessage(RequestId id, JsonRpcErrorCode code, string message)
    {
        RequestId = id;
        Error = new ErrorDetail { Code = code, Message = message };
    }
}

/// <summary>Reads content that the formatter of the library rejects.</summary>
internal static class InvalidMessage
{
    /// <summary>Gets the message that the client meant, or a <see cref="RefusedMessage"/>.</summary>
    public static JsonRpcMessage Replace(IJsonRpcMessageFormatter formatter, byte[] content)
    {
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            return new RefusedMessage(
                RequestId.Null,
                JsonRpcErrorCode.ParseError,
                "The message is not JSON."
            );
        }
        if (json is not JsonObject message)
            return Refused(RequestId.Null);
        var id = IdOf(message["id"]);
        if (message.ContainsKey("method"))
            return Request(formatter, message, id);
        // Many clients leave out an undefined result.
        if (message["error"] is { } error)
            return Error(id, error);
        return message.ContainsKey("id") || message.ContainsKey("result")
            ? new JsonRpcResult { RequestId = id }
            : Refused(id);
    }

    private static JsonRpcMessage Request(
        IJsonRpcMessageFormatter formatter,
        JsonObject message,
        RequestId id
    )
    {
        if (
            (message.ContainsKey("id") && id == RequestId.Null)
            || message["method"] is not JsonValue method
            || method.GetValueKind() != JsonValueKind.String
            || message["params"] is JsonObject or JsonArray
        )
            return Refused(id);
        var isNull = message["params"] is null;
        message.Remove("params");
        if (isNull || !message.ContainsKey("id"))
            return formatter.Deserialize(
                new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(message.ToJsonString()))
            );
        return new RefusedMessage(id, JsonRpcErrorCode.InvalidParams, "The parameters are not an object.");
    }

    private static JsonRpcError Error(RequestId id, JsonNode error) =>
        new()
        {
            RequestId = id,
            Error = new JsonRpcError.ErrorDetail
            {
                Code = JsonRpcErrorCode.InternalError,
                Message = error.ToJsonString(),
            },
        };

    private static RefusedMessage Refused(RequestId id) =>
        new(
            id,
            JsonRpcErrorCode.InvalidRequest,
            "The message is not a request: it must be one object, \"method\" a string, \"id\" an integer or a string."
        );

    private static RequestId IdOf(JsonNode? id) =>
        id is not JsonValue value ? RequestId.Null
        : value.TryGetValue<long>(out var number) ? new RequestId(number)
        : value.TryGetValue<string>(out var text) ? new RequestId(text)
        : RequestId.Null;
}
