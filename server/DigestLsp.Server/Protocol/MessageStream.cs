using System.Buffers.Text;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks.Sources;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;
using StreamJsonRpc.Reflection;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// Messages behind their headers on a pair of streams (LSP 3.18, Base Protocol). A thread of its own waits for the next one; an answer
/// is on its way when the thread that worked it out goes on, so that between two messages no thread waits for another to be woken.
/// </summary>
/// <param name="input">What the client writes; read to its end.</param>
/// <param name="output">What the client reads.</param>
internal sealed class MessageStream(Stream input, Stream output)
    : IJsonRpcMessageHandler,
        IJsonRpcMessageBufferManager,
        IDisposable
{
    private const int HeaderRoom = 48;
    private const int BufferSize = 32 * 1024;

    // As large as an outline of a few thousand papers; a whole digest that is taken out once is not kept for.
    private const int LargestSpare = 4 * 1024 * 1024;
    private readonly byte[] buffer = new byte[BufferSize];
    private readonly PatientInput client = new(input);
    private readonly MessageFormatter formatter = new();
    private readonly Lock sending = new();

    // Texts: code over the library's ids would be compiled at each start.
    private readonly HashSet<string> awaited = new(StringComparer.Ordinal);
    private Utf8Json? spare;
    private NativeBytes? longMessage;
    private int reader;
    private int start;
    private int end;

    public bool CanRead => true;

    public bool CanWrite => true;

    public IJsonRpcMessageFormatter Formatter => formatter;

    /// <summary>The next message; null at the end of input.</summary>
    /// <exception cref="BadRpcHeaderException">What stands here is no header.</exception>
    /// <exception cref="EndOfStreamException">The input ends within a message.</exception>
    public ValueTask<JsonRpcMessage?> ReadAsync(CancellationToken cancellationToken) =>
        reader == 0 ? new(new FirstMessage(this), 0) : new(Read());

    /// <summary>Sends a message; it is written when this returns.</summary>
    public ValueTask WriteAsync(JsonRpcMessage jsonRpcMessage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(jsonRpcMessage);
        return default;
    }

    private void Write(JsonRpcMessage jsonRpcMessage)
    {
        var message = Interlocked.Exchange(ref spare, null) ?? new Utf8Json(4096);
        message.GetSpan(HeaderRoom);
        message.Advance(HeaderRoom);
        formatter.Serialize(message, jsonRpcMessage);
        if (jsonRpcMessage is JsonRpcRequest { IsResponseExpected: true } request)
        {
            lock (awaited)
                awaited.Add(request.RequestId.ToString());
        }
        var bytes = message.Written;
        Send(bytes[WriteHeader(bytes)..]);
        message.Clear();
        if (message.Capacity <= LargestSpare)
            spare = message;
    }

    /// <summary>The message was dispatched: nothing reads its bytes any more.</summary>
    public void DeserializationComplete(JsonRpcMessage message) => Release();

    private void Release()
    {
        (longMessage as IDisposable)?.Dispose();
        longMessage = null;
    }

    private void Send(ReadOnlySpan<byte> message)
    {
        var isReader = Environment.CurrentManagedThreadId == reader;
        if (isReader)
            client.Busy();
        try
        {
            lock (sending)
            {
                output.Write(message);
                output.Flush();
            }
        }
        finally
        {
            if (isReader)
                client.Free();
        }
    }

    // Right before the content, whose length is known last.
    private static int WriteHeader(Span<byte> bytes)
    {
        Span<byte> header = stackalloc byte[HeaderRoom];
        "Content-Length: "u8.CopyTo(header);
        var length = "Content-Length: "u8.Length;
        Utf8Formatter.TryFormat(bytes.Length - HeaderRoom, header[length..], out var digits);
        length += digits;
        "\r\n\r\n"u8.CopyTo(header[length..]);
        length += 4;
        header[..length].CopyTo(bytes[(HeaderRoom - length)..]);
        return HeaderRoom - length;
    }

    private JsonRpcMessage? Read()
    {
        while (ReadHeader() is { } length)
        {
            if (Deserialize(ReadContent(length)) is { } message)
                return message;
            Release();
        }
        return null;
    }

    // What is no message is refused, an answer to nothing dropped: the library would end the connection for either.
    private JsonRpcMessage? Deserialize(ReadOnlyMemory<byte> content)
    {
        JsonRpcMessage message;
        try
        {
            message = formatter.Deserialize(content);
        }
        catch (JsonException)
        {
            if (MessageFormatter.Refusal(content) is { } refusal)
                Write(refusal);
            else
                ServerLog.Logger.Warning("An answer of the client that cannot be read was dropped");
            return null;
        }
        if (message is ClientCall || IsAwaited(((IJsonRpcMessageWithId)message).RequestId))
            return message;
        ServerLog.Logger.Warning(
            "An answer of the client to no request was dropped: id {Id} {Error}",
            ((IJsonRpcMessageWithId)message).RequestId.ToString(),
            (message as JsonRpcError)?.Error?.Message
        );
        return null;
    }

    // Requests of ours have numbers; each is answered once.
    private bool IsAwaited(RequestId id)
    {
        lock (awaited)
            return id.Number is not null && awaited.Remove(id.ToString());
    }

    private int? ReadHeader()
    {
        int? length = null;
        for (var first = true; ; first = false)
        {
            if (ReadLine(mayEnd: first) is not { } range)
                return null;
            var line = buffer.AsSpan(range);
            if (line.IsEmpty)
                return length
                    ?? throw new BadRpcHeaderException("A message's header lacks its Content-Length.");
            var colon = line.IndexOf((byte)':');
            if (colon < 0)
                throw new BadRpcHeaderException("A message's header has a line without a colon.");
            var name = line[..colon];
            var value = line[(colon + 1)..];
            value = value[Ascii.Trim(value)];
            if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
                length = LengthIn(value);
            else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
                CheckEncoding(Encoding.ASCII.GetString(value));
        }
    }

    public void Dispose() => client.Dispose();

    private static int LengthIn(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out int length, out var used) && used == value.Length && length >= 0
            ? length
            : throw new BadRpcHeaderException("A message's Content-Length is no number of bytes.");

    // "utf8" is what clients of the protocol's first version say (LSP 3.18, Header Part).
    private static void CheckEncoding(string type)
    {
        var at = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return;
        var encoding = type[(at + "charset=".Length)..].Split(';')[0].Trim().Trim('"');
        if (
            !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && !encoding.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        )
            throw new BadRpcHeaderException($"A message is in {encoding}; the protocol has UTF-8 only.");
    }

    // Where the next line of a header stands, without its end; null at the end of input, where it may be.
    private System.Range? ReadLine(bool mayEnd)
    {
        for (var seen = 0; ; )
        {
            var length = buffer.AsSpan(start + seen, end - start - seen).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var (from, to) = (start, start + seen + length);
                start = to + 1;
                return from..(to > from && buffer[to - 1] == '\r' ? to - 1 : to);
            }
            seen = end - start;
            if (seen == buffer.Length)
                throw new BadRpcHeaderException("A message's header does not end.");
            if (!ReadMore())
                return mayEnd && seen == 0 ? null : throw new EndOfStreamException();
        }
    }

    // Both until the message was dispatched: a short one where it was read to, a long one in memory of its own.
    private ReadOnlyMemory<byte> ReadContent(int length)
    {
        if (length > buffer.Length)
        {
            longMessage = new NativeBytes(length);
            var content = longMessage.GetSpan();
            var known = buffer.AsSpan(start..end);
            known.CopyTo(content);
            (start, end) = (0, 0);
            ReadAll(content[known.Length..]);
            return longMessage.Memory;
        }
        while (end - start < length)
        {
            if (!ReadMore())
                throw new EndOfStreamException();
        }
        start += length;
        return buffer.AsMemory(start - length, length);
    }

    private void ReadAll(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = client.Read(bytes);
            bytes = bytes[(read > 0 ? read : throw new EndOfStreamException())..];
        }
    }

    // Behind what is there already, which is moved to the front where there is no room; false at the end of input.
    private bool ReadMore()
    {
        if (end == buffer.Length || start == end)
        {
            buffer.AsSpan(start..end).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        var read = client.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }

    /// <summary>
    /// The first message, read in a thread of its own as soon as it is awaited. Whoever awaits it goes on in that thread, and with it the loop
    /// that asks for the next ones: a thread of the pool would be missed there.
    /// </summary>
    private sealed class FirstMessage(MessageStream stream) : IValueTaskSource<JsonRpcMessage?>
    {
        private JsonRpcMessage? message;
        private ExceptionDispatchInfo? failure;

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public JsonRpcMessage? GetResult(short token)
        {
            failure?.Throw();
            return message;
        }

        public void OnCompleted(
            Action<object?> continuation,
            object? state,
            short token,
            ValueTaskSourceOnCompletedFlags flags
        ) =>
            new Thread(() => Read(() => continuation(state)))
            {
                IsBackground = true,
                Name = "Messages",
            }.Start();

        private void Read(Action goOn)
        {
            stream.reader = Environment.CurrentManagedThreadId;
            try
            {
                message = stream.Read();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
            goOn();
        }
    }
}
