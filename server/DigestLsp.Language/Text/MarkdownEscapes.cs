using System.Buffers;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>
/// Escapes and unescapes text in Markdown files. URLs and math stay unchanged, and escaped text round-trips. Use <see cref="MarkdownText"/>
/// for text that is only shown.
/// </summary>
public static class MarkdownEscapes
{
    private const string AsciiPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*[]<~_&:$");
    private static readonly SearchValues<char> Escapes = SearchValues.Create("\\`:$");

    /// <summary>Escapes Markdown syntax and puts the text on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="links">Whether <c>[text](url)</c> stays a link; inside of a link it must not.</param>
    public static string Escape(string text, bool links = true) =>
        EscapeLine(Whitespace.Fold(MarkdownText.Visible(text)), links);

    /// <summary>Removes Markdown escapes, except in code, math and URLs.</summary>
    public static string Undo(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        var done = 0;
        for (var i = 0; i < text.Length; )
        {
            var next = text.AsSpan(i).IndexOfAny(Escapes);
            if (next < 0)
                break;
            i += next;
            if (IsEscape(text, i))
            {
                plain.Append(text, done, i - done).Append(text[i + 1]);
                done = i += 2;
            }
            else
                i += Math.Max(1, text[i] == '`' ? CodeAt(text, i) : Kept(text, i));
        }
        return plain.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>
    /// Gets the <c>[text](url)</c> at an offset that leads to the web, with spans in the text, or null if absent or it is an image.
    /// </summary>
    public static (TextSpan Text, TextSpan Address, int End)? LinkAt(string text, int start)
    {
        if (text[start] != '[' || (start > 0 && text[start - 1] is '!' or '\\'))
            return null;
        var close = Brackets.Closing(text, start, '[', ']');
        if (close < 0 || close + 1 >= text.Length || text[close + 1] != '(')
            return null;
        var end = Brackets.Closing(text, close + 1, '(', ')');
        if (end < 0)
            return null;
        var address = TextSpan.FromBounds(close + 2, end);
        if (text[address.Start] == '<' && text[end - 1] == '>')
            address = TextSpan.FromBounds(address.Start + 1, end - 1);
        var url = text.AsSpan(address.Start, address.Length);
        // Code takes precedence over links, even in a URL (CommonMark, precedence).
        return IsWeb(url) && url.IndexOfAny(" <>\\\"`") < 0
            ? (TextSpan.FromBounds(start + 1, close), address, end + 1)
            : null;
    }

    private static string EscapeLine(string text, bool links)
    {
        StringBuilder? escaped = null;
        var done = 0;
        for (var i = 0; i < text.Length; i = Next(text, i))
        {
            if (Kept(text, i) is > 0 and var kept)
                i += kept - 1;
            else if (links && text[i] == '[' && LinkAt(text, i) is { } link)
            {
                (escaped ??= new StringBuilder(text.Length + 16))
                    .Append(text, done, i + 1 - done)
                    .Append(EscapeLine(text[link.Text.Start..link.Text.End], links: false));
                done = link.Text.End;
                i = link.End - 1;
            }
            else if (IsMark(text, i))
            {
                escaped ??= new StringBuilder(text.Length + 16);
                escaped.Append(text, done, i - done).Append('\\');
                done = i;
            }
        }
        return escaped?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    // Characters at the start of a line may be special only there, as in MarkdownText.
    private static int Next(string text, int index)
    {
        if (++index < MarkdownText.Beginning)
            return index;
        var next = index < text.Length ? text.AsSpan(index).IndexOfAny(Marks) : -1;
        return next < 0 ? text.Length : index + next;
    }

    private static bool IsMark(string text, int index) =>
        text[index] switch
        {
            '\\' => index + 1 == text.Length || AsciiPunctuation.Contains(text[index + 1]),
            '$' => index > 0 && text[index - 1] == '\\',
            '(' => false,
            _ => MarkdownText.IsMark(text, index),
        };

    private static bool IsEscape(string text, int index) =>
        text[index] == '\\' && index + 1 < text.Length && AsciiPunctuation.Contains(text[index + 1]);

    // The length of unescaped text here: math, or a URL after its scheme.
    private static int Kept(string text, int index) =>
        text[index] switch
        {
            '$' => MathText.LengthAt(text, index),
            ':' when EndsWith(text, index, "http") || EndsWith(text, index, "https") => UrlAt(text, index),
            _ => 0,
        };

    // "://a.b/c_d": up to where every Markdown parser ends it, so that it ends there escaped or not.
    private static int UrlAt(string text, int start)
    {
        if (!text.AsSpan(start).StartsWith("://", StringComparison.Ordinal))
            return 0;
        var (end, round) = (start + 3, 0);
        for (; end < text.Length; end++)
        {
            if (text[end] == '(')
                round++;
            else if (text[end] == ')' && --round < 0)
                break;
            else if (
                text[end] == '\\'
                && end + 1 < text.Length
                && text[end + 1] is '_' or '%' or '#' or '&' or '~' or '-'
            )
                end++;
            else if (
                text[end] == '['
                && text.AsSpan(end).IndexOfAny(" ()]") is > 0 and var close
                && text[end + close] == ']'
            )
                end += close;
            else if (text[end] is ' ' or '<' or '>' or '"' or '[' or ']' or '`' or '\\' or '\n')
                break;
        }
        return end - start;
    }

    // Code from its backticks to as many of them.
    private static int CodeAt(string text, int start)
    {
        var ticks = text.AsSpan(start).IndexOfAnyExcept('`');
        if (ticks < 0)
            return text.Length - start;
        for (var i = start + ticks; i < text.Length; )
        {
            var next = text.AsSpan(i).IndexOf('`');
            if (next < 0)
                break;
            i += next;
            var run = text.AsSpan(i).IndexOfAnyExcept('`') is >= 0 and var length ? length : text.Length - i;
            i += run;
            if (run == ticks)
                return i - start;
        }
        return ticks;
    }

    private static bool IsWeb(ReadOnlySpan<char> address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string text, int index, string word) =>
        index >= word.Length
        && text.AsSpan(index - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
