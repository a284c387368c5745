using System.Buffers;
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
    /// <summary>A message; what it holds is read from the same bytes as long as it is dispatched.</summary>
    /// <exception cref="JsonException">This is no JSON, or no message.</exception>
    public JsonRpcMessage Deserialize(ReadOnlySequence<byte> contentBuffer)
    {
        var reader = new Utf8JsonReader(contentBuffer);
        var (id, method) = (RequestId.NotSpecified, default(string));
        ReadOnlySequence<byte>? parameters = null;
        ReadOnlySequence<byte>? result = null;
        JsonRpcError.ErrorDetail? error = null;
        reader.Read();
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("method"u8))
                method = reader.GetString();
            else if (reader.Is("id"u8))
                id = ReadId(ref reader);
            else if (reader.Is("params"u8))
                parameters =
                    reader.TokenType == JsonTokenType.Null ? null : ReadLater(ref reader, contentBuffer);
            else if (reader.Is("result"u8))
                result = ReadLater(ref reader, contentBuffer);
            else if (reader.Is("error"u8))
                error = ReadError(ref reader);
            else
                reader.Skip();
        }
        // What stands behind the message is no JSON, says the reader then.
        reader.Read();
        if (method is not null)
            return new ClientCall(parameters) { RequestId = id, Method = method };
        if (error is not null)
            return new JsonRpcError { RequestId = id, Error = error };
        return result is { } json
            ? new Answer(json) { RequestId = id }
            : throw new JsonException("A message is a request, a notification, a result or an error.");
    }

    /// <summary>Writes a message.</summary>
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
        if (content is WrittenJson written && bufferWriter is ArrayBufferWriter<byte> buffer)
        {
            writer.Flush();
            written.WriteUtf8(buffer);
            buffer.Write("}"u8);
            return;
        }
        if (content is not null)
            JsonSerializer.Serialize(writer, content, TypeInfo(content.GetType()));
        writer.WriteEndObject();
    }

    /// <summary>The library writes no message into its traces with this formatter.</summary>
    public object GetJsonText(JsonRpcMessage message) => throw new NotSupportedException();

    private static ReadOnlySequence<byte> ReadLater(ref Utf8JsonReader reader, ReadOnlySequence<byte> message)
    {
        var start = reader.TokenStartIndex;
        reader.Skip();
        return message.Slice(start, reader.BytesConsumed - start);
    }

    /// <summary>A message's id (JSON-RPC 2.0, 4).</summary>
    public static RequestId ReadId(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
            JsonTokenType.String => new RequestId(reader.GetString()),
            JsonTokenType.Null => RequestId.Null,
            _ => throw new JsonException("A message's id is a whole number or a string."),
        };

    private static JsonRpcError.ErrorDetail ReadError(ref Utf8JsonReader reader)
    {
        var error = new JsonRpcError.ErrorDetail { Message = "" };
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("code"u8))
                error.Code = (JsonRpcErrorCode)PositionJson.ReadNumber(ref reader);
            else if (reader.Is("message"u8))
                error.Message = reader.GetString();
            else
                reader.Skip();
        }
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
    public static object? Read(ReadOnlySequence<byte> json, Type type)
    {
        var reader = new Utf8JsonReader(json);
        return JsonSerializer.Deserialize(ref reader, TypeInfo(type));
    }

    private static JsonTypeInfo TypeInfo(Type type) =>
        ProtocolJson.Default.GetTypeInfo(type)
        ?? throw new NotSupportedException($"ProtocolJson does not name {type}.");

    // Read when the library knows as what.
    private sealed class Answer(ReadOnlySequence<byte> json) : JsonRpcResult
    {
        private JsonException? failure;

        public override T GetResult<T>() => failure is null ? base.GetResult<T>() : throw failure;

        protected override void SetExpectedResultType(Type resultType)
        {
            try
            {
                Result = Read(json, resultType);
            }
            catch (JsonException error)
            {
                failure = error;
            }
        }
    }
}
