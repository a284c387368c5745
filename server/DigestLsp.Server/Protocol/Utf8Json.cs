using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// JSON in UTF-8, written by hand where an answer has thousands of items, into a buffer that grows. A class of its own, since code of the
/// framework over bytes would be compiled at each start.
/// </summary>
/// <param name="capacity">How many bytes there is room for at first.</param>
internal sealed class Utf8Json(int capacity) : IBufferWriter<byte>
{
    private const int Chunk = 16 * 1024;
    private byte[] bytes = new byte[capacity];

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>How many bytes there is room for.</summary>
    public int Capacity => bytes.Length;

    /// <summary>What was written; valid until more is.</summary>
    public Span<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Forgets what was written and keeps the room.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    /// <summary>Bytes that are JSON already.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(GetSpan(json.Length));
        Length += json.Length;
    }

    /// <summary>Text that is JSON already.</summary>
    public void Write(string json) => Length += Encoding.UTF8.GetBytes(json, GetSpan(json.Length * 3));

    /// <summary>A number.</summary>
    public void Number(int number)
    {
        Utf8Formatter.TryFormat(number, GetSpan(11), out var written);
        Length += written;
    }

    /// <summary>A string with its quotes; nothing is escaped that JSON lets stand (RFC 8259, 7), half a surrogate pair becomes U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        // Room for a long one at once, a few escapes and other scripts in it.
        Reserve(text.Length + (text.Length / 16) + 2);
        Write("\""u8);
        for (var run = text.IndexOfAny(Escaped); run >= 0; run = text.IndexOfAny(Escaped))
        {
            Plain(text[..run]);
            Escape(text[run]);
            text = text[(run + 1)..];
        }
        Plain(text);
        Write("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var chunk = text[..Math.Min(text.Length, Chunk)];
            Utf8.FromUtf16(
                chunk,
                GetSpan(chunk.Length * 3),
                out var read,
                out var written,
                isFinalBlock: chunk.Length == text.Length
            );
            Length += written;
            text = text[read..];
        }
    }

    private void Escape(char character)
    {
        var name = character switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => default,
        };
        if (name != default)
        {
            Write([(byte)'\\', name]);
            return;
        }
        Write("\\u00"u8);
        Utf8Formatter.TryFormat((byte)character, GetSpan(2), out var written, new StandardFormat('x', 2));
        Length += written;
    }

    /// <summary>A range (LSP 3.18, Range).</summary>
    public void Range(LineRange range)
    {
        Write("{\"start\":{\"line\":"u8);
        Number(range.Start.Line);
        Write(",\"character\":"u8);
        Number(range.Start.Character);
        Write("},\"end\":{\"line\":"u8);
        Number(range.End.Line);
        Write(",\"character\":"u8);
        Number(range.End.Character);
        Write("}}"u8);
    }

    private void Reserve(int more)
    {
        if (bytes.Length - Length >= Math.Max(more, 1))
            return;
        var larger = GC.AllocateUninitializedArray<byte>(Math.Max(bytes.Length * 2, Length + more));
        Written.CopyTo(larger);
        bytes = larger;
    }
}
