using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Protocol;

/// <summary>JSON in UTF-8, written by hand where an answer has thousands of items.</summary>
internal static class Utf8Json
{
    /// <summary>A number.</summary>
    public static void Number(this ArrayBufferWriter<byte> json, int number)
    {
        Utf8Formatter.TryFormat(number, json.GetSpan(11), out var written);
        json.Advance(written);
    }

    /// <summary>A string with its quotes.</summary>
    public static void Text(this ArrayBufferWriter<byte> json, string text)
    {
        json.Write("\""u8);
        json.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        json.Write("\""u8);
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
