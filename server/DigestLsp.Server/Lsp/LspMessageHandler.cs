using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using DigestLsp.Server.Logging;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;
using StreamJsonRpc.Reflection;

namespace DigestLsp.Server.Lsp;

/// <summary>
/// Messages with headers on a pair of streams (LSP 3.18, Base Protocol). Messages that are not valid JSON-RPC are refused or dropped,
/// although the library would end the connection. At the end of input, received messages are answered first.
/// </summary>
internal sealed class LspMessageHandler : HeaderDelimitedMessageHandler, IJsonRpcMessageBufferManager
{
    private const int InputBuffer = 64 * 1024;
    private const int MaxHeaderLength = 4096;
    private readonly ConcurrentDictionary<RequestId, bool> unanswered = new();
    private readonly ConcurrentDictionary<RequestId, bool> awaited = new();
    private readonly Func<Task> endOfInput;
    private volatile TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestId answering;
    private SequencePosition? consumed;

    /// <summary>Creates a handler for the streams of a client.</summary>
    /// <param name="input">The stream that the client writes.</param>
    /// <param name="output">The stream that the client reads.</param>
    /// <param name="formatter">The serializer of messages.</param>
    /// <param name="endOfInput">Called before the end of input, or the error that breaks the connection, is reported.</param>
    public LspMessageHandler(
        Stream input,
        Stream output,
        IJsonRpcMessageFormatter formatter,
        Func<Task> endOfInput
    )
        : base(
            PipeWriter.Create(output),
            PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: InputBuffer)),
            formatter
        ) => this.endOfInput = endOfInput;

    /// <summary>Waits until at most a number of received requests are unanswered.</summary>
    public async Task AnsweredAsync(int except = 0)
    {
        while (true)
        {
            var next = answered.Task;
            if (unanswered.Count <= except)
                return;
            await next.ConfigureAwait(false);
        }
    }

    /// <summary>Waits until all received requests are answered. Returns false on a timeout.</summary>
    public async Task<bool> AnsweredAsync(TimeSpan patience)
    {
        while (true)
        {
            var next = answered.Task;
            if (unanswered.IsEmpty)
                return true;
            if (await Task.WhenAny(next, Task.Delay(patience)).ConfigureAwait(false) != next)
                return false;
        }
    }

    void IJsonRpcMessageBufferManager.DeserializationComplete(JsonRpcMessage message) => Complete(message);

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ReadHeaderAsync(cancellationToken).ConfigureAwait(false) is { } length)
            {
                var message = await ReadContentAsync(length, cancellationToken).ConfigureAwait(false);
                switch (message)
                {
                    case RefusedMessage refusal:
                        await WriteAsync(refusal, cancellationToken).ConfigureAwait(false);
                        break;
                    case JsonRpcRequest request:
                        if (request.IsResponseExpected)
                            unanswered.TryAdd(request.RequestId, true);
                        return request;
                    case IJsonRpcMessageWithId response when awaited.TryRemove(response.RequestId, out _):
                        return message;
                    case IJsonRpcMessageWithId response:
                        ServerLog.Logger.Warning(
                            "Ignored a response without a request: id {Id} {Error}",
                            response.RequestId.ToString(),
                            (response as JsonRpcError)?.Error?.Message
                        );
                        break;
                }
                Complete(message);
            }
        }
        catch (Exception error) when (error is BadRpcHeaderException or IOException)
        {
            ServerLog.Logger.Error(error, "The connection to the client failed");
            await endOfInput().ConfigureAwait(false);
            throw;
        }
        await endOfInput().ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc/>
    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        answering = content is IJsonRpcMessageWithId answer and not JsonRpcRequest
            ? answer.RequestId
            : default;
        if (content is JsonRpcRequest { IsResponseExpected: true } request)
            awaited.TryAdd(request.RequestId, true);
        base.Write(content, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (unanswered.TryRemove(answering, out _))
            Interlocked
                .Exchange(ref answered, new(TaskCreationOptions.RunContinuationsAsynchronously))
                .SetResult();
    }

    private async ValueTask<int?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await Reader!.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (TryReadHeader(read.Buffer) is { } length)
                return length;
            if (read.IsCompleted)
                return read.Buffer.IsEmpty ? null : throw new EndOfStreamException();
            if (read.Buffer.Length > MaxHeaderLength)
                throw new BadRpcHeaderException("The header of a message does not end.");
            Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private int? TryReadHeader(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> header, "\r\n\r\n"u8))
            return null;
        var length = MessageHeader.ContentLength(Encoding.ASCII.GetString(header));
        Reader!.AdvanceTo(reader.Position);
        return length;
    }

    // The formatter reads a message in place. A long one gets its own array, to avoid copying it from many buffers.
    private async ValueTask<JsonRpcMessage> ReadContentAsync(int length, CancellationToken cancellationToken)
    {
        if (length == 0)
            return Read(default);
        if (length <= InputBuffer)
        {
            var read = await ReadAtLeastAsync(length, allowEmpty: false, cancellationToken)
                .ConfigureAwait(false);
            var content = read.Buffer.Slice(0, length);
            consumed = content.End;
            return Read(content);
        }
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        for (var filled = 0; filled < length; )
        {
            var read = await ReadAtLeastAsync(1, allowEmpty: false, cancellationToken).ConfigureAwait(false);
            var next = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, length - filled));
            next.CopyTo(bytes.AsSpan(filled));
            filled += (int)next.Length;
            Reader!.AdvanceTo(next.End);
        }
        return Read(new ReadOnlySequence<byte>(bytes));
    }

    // The bytes of the message are no longer needed.
    private void Complete(JsonRpcMessage message)
    {
        (message as IJsonRpcMessageBufferManager)?.DeserializationComplete(message);
        if (consumed is { } end)
            Reader!.AdvanceTo(end);
        consumed = null;
    }

    private JsonRpcMessage Read(ReadOnlySequence<byte> content)
    {
        try
        {
            return Formatter.Deserialize(content);
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or KeyNotFoundException
            )
        {
            return InvalidMessage.Replace(Formatter, content.ToArray());
        }
    }
}
