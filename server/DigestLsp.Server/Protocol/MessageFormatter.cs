using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// The protocol's messages as JSON (JSON-RPC 2.0; LSP 3.18, Base Protocol). The library's own formatter also knows streams, callbacks and
/// objects that live on the other side, none of which the protocol has, and looks for them in every type of ours at each start.
/// </summary>
internal sealed class MessageFormatter : IJsonRpcMessageFormatter
{
    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    /// <inheritdoc cref="Deserialize(ReadOnlyMemory{byte})"/>
    public JsonRpcMessage Deserialize(ReadOnlySequence<byte> contentBuffer) =>
        Deserialize(contentBuffer.IsSingleSegment ? contentBuffer.First : contentBuffer.ToArray());

    /// <summary>A message; what it holds is read from the same bytes as long as it is dispatched.</summary>
    /// <exception cref="JsonException">This is no JSON, or no message.</exception>
    public JsonRpcMessage Deserialize(ReadOnlyMemory<byte> content)
    {
        var (id, method) = (RequestId.NotSpecified, default(string));
        ReadOnlyMemory<byte>? parameters = null;
        ReadOnlyMemory<byte>? result = null;
        JsonRpcError.ErrorDetail? error = null;
        var members = new JsonMembers(content.Span);
        while (members.Next())
        {
            if (members.Is("method"u8))
                method = JsonText.Read(members.Value);
            else if (members.Is("id"u8))
                id = ReadId(members.Value);
            else if (members.Is("params"u8))
                parameters = members.Value.SequenceEqual("null"u8) ? null : content[members.ValueRange];
            else if (members.Is("result"u8))
                result = content[members.ValueRange];
            else if (members.Is("error"u8))
                error = ReadError(members.Value);
        }
        if (method is not null)
            return new ClientCall(method, parameters) { RequestId = id };
        if (error is not null)
            return new JsonRpcError { RequestId = id, Error = error };
        // Many a client leaves a result away that is undefined.
        return !id.IsEmpty
            ? new Answer(result ?? Null) { RequestId = id }
            : throw new JsonException("A message is a request, a notification, a result or an error.");
    }

    /// <summary>
    /// What is answered to bytes that are no message: that they are no JSON, or no request (JSON-RPC 2.0, 5.1). Null where they are an
    /// answer themselves, which nobody answers.
    /// </summary>
    public static JsonRpcError? Refusal(ReadOnlyMemory<byte> content)
    {
        JsonElement json;
        try
        {
            json = JsonElement.Parse(content.Span);
        }
        catch (JsonException)
        {
            return Error(RequestId.Null, JsonRpcErrorCode.ParseError, "The message is no JSON.");
        }
        if (!Has("method") && (Has("result") || Has("error")))
            return null;
        var id = json.At("id") switch
        {
            { ValueKind: JsonValueKind.String } text => new RequestId(text.GetString()),
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) =>
                new RequestId(value),
            _ => RequestId.Null,
        };
        return Error(
            id,
            JsonRpcErrorCode.InvalidRequest,
            "The message is no request: it is one object, \"method\" a text, \"id\" a whole number or a text."
        );

        bool Has(string member) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out _);

        static JsonRpcError Error(RequestId id, JsonRpcErrorCode code, string message) =>
            new()
            {
                RequestId = id,
                Error = new JsonRpcError.ErrorDetail { Code = code, Message = message },
            };
    }

    /// <summary>Writes a message.</summary>
    /// <param name="bufferWriter">A <see cref="Utf8Json"/>.</param>
    /// <param name="message">The message.</param>
    public void Serialize(IBufferWriter<byte> bufferWriter, JsonRpcMessage message)
    {
        using var writer = new Utf8JsonWriter(bufferWriter);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        object? content = null;
        switch (message)
        {
            case JsonRpcRequest request:
                if (request.IsResponseExpected)
                    WriteId(writer, request.RequestId);
                writer.WriteString("method"u8, request.Method);
                content = request.Arguments;
                if (content is not null)
                    writer.WritePropertyName("params"u8);
                break;
            case JsonRpcResult result:
                WriteId(writer, result.RequestId);
                content = result.Result;
                writer.WritePropertyName("result"u8);
                if (content is null)
                    writer.WriteNullValue();
                break;
            case JsonRpcError error:
                WriteId(writer, error.RequestId);
                writer.WriteStartObject("error"u8);
                writer.WriteNumber("code"u8, (int)error.Error!.Code);
                writer.WriteString("message"u8, error.Error.Message);
                writer.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"The protocol has no {message.GetType()}.");
        }
        if (content is WrittenJson written)
        {
            writer.Flush();
            var json = (Utf8Json)bufferWriter;
            written.WriteUtf8(json);
            json.Write("}"u8);
            return;
        }
        if (content is not null)
            JsonSerializer.Serialize(writer, content, TypeInfo(content.GetType()));
        writer.WriteEndObject();
    }

    /// <summary>A value as JSON alone.</summary>
    public static Utf8Json Write(object value)
    {
        var json = new Utf8Json(4096);
        if (value is WrittenJson written)
        {
            written.WriteUtf8(json);
            return json;
        }
        using var writer = new Utf8JsonWriter(json);
        JsonSerializer.Serialize(writer, value, TypeInfo(value.GetType()));
        return json;
    }

    /// <summary>The library writes no message into its traces with this formatter.</summary>
    public object GetJsonText(JsonRpcMessage message) => throw new NotSupportedException();

    /// <summary>A message's id (JSON-RPC 2.0, 4).</summary>
    public static RequestId ReadId(ReadOnlySpan<byte> json) =>
        Utf8Parser.TryParse(json, out long number, out var digits) && digits == json.Length
            ? new RequestId(number)
            : new RequestId(JsonText.Read(json));

    // One of another shape is an error still; null is none.
    private static JsonRpcError.ErrorDetail? ReadError(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual(Null.Span))
            return null;
        var error = new JsonRpcError.ErrorDetail { Message = Encoding.UTF8.GetString(json) };
        try
        {
            var members = new JsonMembers(json);
            while (members.Next())
            {
                if (members.Is("code"u8))
                    error.Code = (JsonRpcErrorCode)PositionJson.ReadNumber(members.Value);
                else if (members.Is("message"u8))
                    error.Message = JsonText.Read(members.Value) ?? error.Message;
            }
        }
        catch (JsonException) { }
        return error;
    }

    private static void WriteId(Utf8JsonWriter writer, RequestId id)
    {
        if (id.Number is { } number)
            writer.WriteNumber("id"u8, number);
        else
            writer.WriteString("id"u8, id.String);
    }

    /// <summary>A value of a type that <see cref="ProtocolJson"/> names.</summary>
    public static object? Read(ReadOnlyMemory<byte> json, Type type)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonSerializer.Deserialize(ref reader, TypeInfo(type));
    }

    /// <summary>How a type is read and written.</summary>
    public static JsonTypeInfo TypeInfo(Type type) =>
        ProtocolJson.Default.GetTypeInfo(type)
        ?? throw new NotSupportedException($"ProtocolJson does not name {type}.");

    // Read when the library knows as what.
    private sealed class Answer(ReadOnlyMemory<byte> json) : JsonRpcResult
    {
        private RemoteInvocationException? failure;

        public override T GetResult<T>() => failure is null ? base.GetResult<T>() : throw failure;

        protected override void SetExpectedResultType(Type resultType)
        {
            try
            {
                Result = Read(json, resultType);
            }
            catch (JsonException error)
            {
                failure = new RemoteInvocationException("Its answer cannot be read.", errorCode: 0, error);
            }
        }
    }
}
