using System.Buffers;
using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>
/// Renders untrusted text as inert Markdown: no link, image, HTML, command or theme icon. Escapes only special characters (CommonMark
/// 0.31.2 and GitHub extensions), so that it also reads well in editors without Markdown rendering.
/// </summary>
public static class MarkdownText
{
    // Editors turn bare URLs into links; an invisible word joiner before the colon or dot prevents that.
    private const char WordJoiner = '\u2060';
    private const char Replacement = '\uFFFD';

    // Special anywhere; characters that are special only at the start of a line are handled at the start of a line.
    private static readonly SearchValues<char> Anywhere = SearchValues.Create("\\`*[]<~_&(:.@$");
    internal const int Beginning = 10;

    /// <summary>Escapes text and puts it on one line, without invisible characters.</summary>
    public static string Escape(string text)
    {
        text = Whitespace.Fold(Visible(text));
        StringBuilder? escaped = null;
        var done = 0;
        for (var i = 0; i < text.Length; i = i < Beginning ? i + 1 : Next(text, i + 1))
        {
            // A backslash before a word joiner would be visible; after one, a colon or dot is not special.
            if (StartsUrl(text, i))
                Insert(WordJoiner, i);
            else if (IsMark(text, i))
                Insert('\\', i);
            if (text[i] == '@' || StartsIcon(text, i))
                Insert(WordJoiner, i + 1);
        }
        return escaped?.Append(text, done, text.Length - done).ToString() ?? text;

        void Insert(char character, int at)
        {
            escaped ??= new StringBuilder(text.Length + 16);
            escaped.Append(text, done, at - done).Append(character);
            done = at;
        }
    }

    /// <summary>
    /// Removes control and format characters and bidirectional marks. Whitespace becomes spaces, and an unpaired surrogate becomes a
    /// replacement character.
    /// </summary>
    public static string Visible(string text)
    {
        StringBuilder? visible = null;
        var done = 0;
        for (var i = Whitespace.NextUnusual(text, 0); i < text.Length; )
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (ShownFor(text, i, length) is { } shown)
            {
                visible ??= new StringBuilder(text.Length);
                visible.Append(text, done, i - done).Append(shown);
                done = i + length;
            }
            i = Whitespace.NextUnusual(text, i + length);
        }
        return visible?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    private static int Next(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny(Anywhere);
        return next < 0 ? text.Length : from + next;
    }

    /// <summary>Gets a URL for Markdown's <c>[text](url)</c>, or null if it is not http or https.</summary>
    public static string? Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
            ? address
                .AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal)
                .Replace(")", "%29", StringComparison.Ordinal)
                // Without its semicolon it is not an entity.
                .Replace(";", "%3B", StringComparison.Ordinal)
            : null;

    // The replacement of a character, or null.
    private static string? ShownFor(string text, int index, int length)
    {
        if (length == 1 && char.IsSurrogate(text[index]))
            return Replacement.ToString();
        if (text[index] is '\u200C' or '\u200D' or WordJoiner)
            return null;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                char.IsWhiteSpace(text[index]) ? " " : "",
            UnicodeCategory.Format => "",
            _ => null,
        };
    }

    internal static bool IsMark(string text, int index) =>
        text[index] switch
        {
            '\\' or '`' or '*' or '[' or ']' or '<' or '~' => true,
            '_' => !(IsWord(text, index - 1) && IsWord(text, index + 1)),
            '&' => IsEntity(text, index),
            '#' or '>' or '+' or '-' or '=' or '|' or ':' => index == 0,
            '(' => index > 0 && text[index - 1] == ']',
            '.' or ')' => IsListNumber(text, index),
            _ => false,
        };

    // "1. " begins a list; "1.5" does not.
    private static bool IsListNumber(string text, int index) =>
        index is > 0 and < Beginning
        && (index + 1 == text.Length || text[index + 1] == ' ')
        && text.AsSpan(0, index).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsWord(string text, int index) =>
        index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);

    private static bool IsEntity(string text, int index)
    {
        var end = index + 1;
        while (
            end < text.Length
            && end - index < 40
            && (text[end] == '#' || char.IsAsciiLetterOrDigit(text[end]))
        )
            end++;
        return end > index + 1 && end < text.Length && text[end] == ';';
    }

    private static bool StartsIcon(string text, int index) =>
        text[index] == '$' && index + 1 < text.Length && text[index + 1] == '(';

    private static bool StartsUrl(string text, int index) =>
        text[index] == ':'
            ? text.AsSpan(index + 1).StartsWith("//", StringComparison.Ordinal)
                || EndsWith(text, index, "mailto")
                || EndsWith(text, index, "xmpp")
            : text[index] == '.' && EndsWith(text, index, "www");

    private static bool EndsWith(string text, int index, string word) =>
        index >= word.Length
        && text.AsSpan(index - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
