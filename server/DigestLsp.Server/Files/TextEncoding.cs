using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace DigestLsp.Server.Files;

/// <summary>
/// The encoding of a file: UTF-8, or UTF-16 with a byte order mark. Decoding and encoding round-trip even invalid bytes: a byte that is not
/// UTF-8 becomes the unpaired surrogate U+DC00 plus the byte.
/// </summary>
internal sealed class TextEncoding
{
    private const int BinaryCheckLength = 8000;
    private const int Escape = 0xDC00;

    private readonly bool isUtf16;
    private readonly bool isBigEndian;
    private readonly byte[] mark;

    // Half a UTF-16 code unit at the end of a truncated file.
    private readonly byte[] rest;

    private TextEncoding(ReadOnlySpan<byte> bytes)
    {
        isBigEndian = bytes.StartsWith(Encoding.BigEndianUnicode.Preamble);
        isUtf16 = isBigEndian || bytes.StartsWith(Encoding.Unicode.Preamble);
        mark =
            isUtf16 ? bytes[..2].ToArray()
            : bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.ToArray()
            : [];
        rest = isUtf16 && bytes.Length % 2 == 1 ? [bytes[^1]] : [];
    }

    /// <summary>Detects the encoding of bytes.</summary>
    public static TextEncoding Of(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>Whether bytes are not text, judging from the first ones.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, BinaryCheckLength)];
        return Of(bytes).isUtf16
            ? MemoryMarshal.Cast<byte, char>(bytes).Contains('\0')
            : bytes.Contains((byte)0);
    }

    /// <summary>Whether the file starts with a UTF-8 byte order mark.</summary>
    public bool HasUtf8Mark => !isUtf16 && mark.Length > 0;

    /// <summary>Decodes the contents of a file.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[mark.Length..^rest.Length];
        return !isUtf16 ? DecodeUtf8(bytes)
            : isBigEndian == BitConverter.IsLittleEndian
                ? new string(Swap(MemoryMarshal.Cast<byte, char>(bytes)))
            : new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    /// <summary>Encodes a text, with the byte order mark.</summary>
    public byte[] Encode(string text)
    {
        if (!isUtf16)
            return [.. mark, .. EncodeUtf8(text)];
        ReadOnlySpan<char> units = isBigEndian == BitConverter.IsLittleEndian ? Swap(text) : text;
        return [.. mark, .. MemoryMarshal.AsBytes(units), .. rest];
    }

    /// <summary>Encodes a text as UTF-8, with unpaired surrogates converted back to bytes as in <see cref="Decode"/>.</summary>
    public static byte[] EncodeUtf8(string text)
    {
        using var bytes = new MemoryStream(text.Length + 3);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var escaped = i < text.Length && IsEscape(text, i);
            if (!escaped && i < text.Length)
                continue;
            bytes.Write(Encoding.UTF8.GetBytes(text[start..i]));
            if (escaped)
                bytes.WriteByte((byte)(text[i] - Escape));
            start = i + 1;
        }
        return bytes.ToArray();
    }

    private static bool IsEscape(string text, int at) =>
        text[at] is >= (char)(Escape + 0x80) and <= (char)(Escape + 0xFF)
        && (at == 0 || !char.IsHighSurrogate(text[at - 1]));

    private static char[] Swap(ReadOnlySpan<char> units)
    {
        var swapped = new char[units.Length];
        BinaryPrimitives.ReverseEndianness(
            MemoryMarshal.Cast<char, ushort>(units),
            MemoryMarshal.Cast<char, ushort>(swapped.AsSpan())
        );
        return swapped;
    }

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            if (isValid)
                text.Append(rune.ToString());
            for (var i = 0; i < length && !isValid; i++)
                text.Append((char)(Escape + bytes[i]));
            bytes = bytes[length..];
        }
        return text.ToString();
    }
}
