using System.Buffers;
using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>Removes characters from untrusted text that other programs may not handle.</summary>
internal static class CleanText
{
    /// <summary>Replaces unpaired surrogates with U+FFFD, since no encoding can represent them.</summary>
    public static string Whole(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (var i = first < 0 ? text.Length : first; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsSurrogatePair(text, i))
                i++;
            else
                return string.Concat(text.EnumerateRunes());
        }
        return text;
    }

    /// <summary>Puts a text on one line without control characters, noncharacters and bidirectional overrides.</summary>
    public static string Line(string text)
    {
        StringBuilder? line = null;
        var done = 0;
        for (var i = Whitespace.NextUnusual(text, 0); i < text.Length; )
        {
            var whole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var shown =
                Rune.IsWhiteSpace(rune) ? " "
                : IsHidden(rune.Value) ? ""
                : whole == OperationStatus.Done ? null
                : "\uFFFD";
            if (shown is not null)
            {
                line = (line ?? new StringBuilder(text.Length)).Append(text, done, i - done).Append(shown);
                done = i + length;
            }
            i = Whitespace.NextUnusual(text, i + length);
        }
        return line?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    /// <summary>Replaces some characters of a text.</summary>
    public static string Replace(string text, SearchValues<char> marks, Func<char, string> by)
    {
        var next = text.AsSpan().IndexOfAny(marks);
        return next < 0
            ? text
            : new StringBuilder(text.Length + 16).AppendReplaced(text, marks, by).ToString();
    }

    /// <summary>Appends a text with some characters replaced.</summary>
    public static StringBuilder AppendReplaced(
        this StringBuilder to,
        ReadOnlySpan<char> text,
        SearchValues<char> marks,
        Func<char, string> by
    )
    {
        for (var next = text.IndexOfAny(marks); next >= 0; next = text.IndexOfAny(marks))
        {
            to.Append(text[..next]).Append(by(text[next]));
            text = text[(next + 1)..];
        }
        return to.Append(text);
    }

    private static bool IsHidden(int value) =>
        value is < 0x20 or (>= 0x7F and < 0xA0)
        || value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || value is >= 0xFDD0 and <= 0xFDEF
        || (value & 0xFFFE) == 0xFFFE;
}
