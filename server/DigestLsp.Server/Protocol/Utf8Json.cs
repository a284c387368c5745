using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Protocol;

/// <summary>JSON in UTF-8, written by hand where an answer has thousands of items.</summary>
internal static class Utf8Json
{
    private const int Chunk = 16 * 1024;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"
            + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"
    );

    /// <summary>A number.</summary>
    public static void Number(this ArrayBufferWriter<byte> json, int number)
    {
        Utf8Formatter.TryFormat(number, json.GetSpan(11), out var written);
        json.Advance(written);
    }

    /// <summary>A string with its quotes; nothing is escaped that JSON lets stand (RFC 8259, 7), half a surrogate pair becomes U+FFFD.</summary>
    public static void Text(this ArrayBufferWriter<byte> json, ReadOnlySpan<char> text)
    {
        json.Write("\""u8);
        for (var run = text.IndexOfAny(Escaped); run >= 0; run = text.IndexOfAny(Escaped))
        {
            json.Plain(text[..run]);
            json.Escape(text[run]);
            text = text[(run + 1)..];
        }
        json.Plain(text);
        json.Write("\""u8);
    }

    private static void Plain(this ArrayBufferWriter<byte> json, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var chunk = text[..Math.Min(text.Length, Chunk)];
            Utf8.FromUtf16(
                chunk,
                json.GetSpan(chunk.Length * 3),
                out var read,
                out var written,
                isFinalBlock: chunk.Length == text.Length
            );
            json.Advance(written);
            text = text[read..];
        }
    }

    private static void Escape(this ArrayBufferWriter<byte> json, char character)
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
            json.Write([(byte)'\\', name]);
            return;
        }
        json.Write("\\u00"u8);
        Utf8Formatter.TryFormat(
            (byte)character,
            json.GetSpan(2),
            out var written,
            new StandardFormat('x', 2)
        );
        json.Advance(written);
    }

    /// <summary>A range (LSP 3.18, Range).</summary>
    public static void Range(this ArrayBufferWriter<byte> json, LineRange range)
    {
        json.Write("{\"start\":{\"line\":"u8);
        json.Number(range.Start.Line);
        json.Write(",\"character\":"u8);
        json.Number(range.Start.Character);
        json.Write("},\"end\":{\"line\":"u8);
        json.Number(range.End.Line);
        json.Write(",\"character\":"u8);
        json.Number(range.End.Character);
        json.Write("}}"u8);
    }
}
