using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The markup around a label and its value.</summary>
public static partial class FieldLabels
{
    // Limits the cost of lines of separators.
    private const int MaxDressLength = 256;

    /// <summary>The markup before a label.</summary>
    private readonly record struct Dress(int Emphasis, bool IsMarked, bool IsBracketed);

    // Quotes, list markers, ordinals, heading markers, bars, emoji, tags, emphasis.
    private static int SkipDress(ReadOnlySpan<char> line, int start, out Dress dress)
    {
        var (emphasis, marked, bracketed) = (0, false, false);
        var end = Math.Min(line.Length, start + MaxDressLength);
        for (; start < end; )
        {
            var rest = line[start..];
            var length =
                rest[0] is ' ' or '\t' or '\u3000' or '\u00A0' or '\uFEFF' ? 1
                : rest[0] is '>' or '|' or '•' or '◦' or '▪' or '·' or '●' or '■' or '◆' or '▶' or '└' ? 1
                : rest[0] is '#' ? rest.Length - rest.TrimStart('#').Length
                : rest is ['-' or '+' or '*', ' ' or '\t', ..] ? 1
                : rest is ['[', ' ' or 'x' or 'X', ']', ' ', ..] ? 3
                : rest[0] is '<' ? TagLength(rest)
                : rest[0] is '【' ? 1
                : rest[0] is ':' ? Emoji.ShortCodeLength(rest)
                : OrdinalLength(rest) is > 0 and var ordinal ? ordinal
                : Emoji.LengthAtStart(rest) is > 0 and var emoji ? emoji
                : rest[0] is '*' or '_'
                    ? rest.IndexOfAnyExcept(rest[0]) is > 0 and <= 3 and var marks ? marks
                        : 0
                : 0;
            if (length == 0)
                break;
            if (rest[0] is '*' or '_' && length is not 1 || rest is ['*' or '_', not (' ' or '\t'), ..])
                emphasis = length;
            bracketed |= rest[0] == '【';
            marked |= !Whitespace.IsBlank(rest[0]) && rest[0] != '\u3000';
            start += length;
        }
        dress = new Dress(emphasis, marked, bracketed);
        return start;
    }

    // Up to the delimiter or the end of the markup, or the whole text.
    private static int LabelLength(ReadOnlySpan<char> text, Dress dress)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOfAny(LabelEnds);
            if (next < 0)
                return text.Length;
            i += next;
            switch (text[i])
            {
                case '_' when i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && dress.Emphasis == 0:
                case '.' when dress.Emphasis == 0 || i + 1 >= text.Length || text[i + 1] is not ('*' or '_'):
                    continue;
                case '[':
                    return 0;
                default:
                    return i;
            }
        }
        return text.Length;
    }

    // The offset where the value may start, or null if something else follows the label.
    private static int? SkipDelimiter(ReadOnlySpan<char> line, int at, Dress dress, out bool isDelimited)
    {
        isDelimited = false;
        var open = dress.Emphasis;
        while (at < line.Length)
        {
            var c = line[at];
            if (c is '*' or '_' && open > 0)
            {
                at += Math.Min(
                    open,
                    line[at..].IndexOfAnyExcept(c) is >= 0 and var run ? run : line.Length - at
                );
                open = 0;
            }
            else if (
                c == '<'
                && line[at..] is ['<', '/', ..] or ['<', 'b', 'r', ..]
                && TagLength(line[at..]) is > 0 and var tag
            )
                at += tag;
            else if (c is ' ' or '\t' or '\u00A0' or '\u3000' or '`')
                at++;
            else if (!isDelimited && c is ':' or '：' or '|' && !isDelimited)
            {
                if (c == ':' && line[at..] is [':', '/', ..])
                    return null;
                if (c == ':' && line[at..] is [':', ':', ..])
                {
                    if (line[at..] is not ([':', ':'] or [':', ':', ' ' or '\t' or '*', ..]))
                        return null;
                    at++;
                }
                isDelimited = true;
                at++;
            }
            else if (!isDelimited && c == '.' && dress.Emphasis > 0)
            {
                isDelimited = true;
                at++;
            }
            else if (!isDelimited && c == '】')
            {
                isDelimited = dress.IsBracketed;
                at++;
            }
            else if (
                !isDelimited
                && c is '—' or '–' or '-'
                && dress.Emphasis > 0
                && open == 0
                && !isDelimited
            )
            {
                isDelimited = true;
                at++;
            }
            else
                break;
        }
        return at;
    }

    // "code: we show" is text; "**code**: u", "- code: u", "arxiv_id: u" and "key:: v" are fields.
    private static bool IsProseWord(ReadOnlySpan<char> line, int end, TextSpan label, Dress dress) =>
        !dress.IsMarked
        && char.IsAsciiLetterLower(line[label.Start])
        && !line[label.Start..].StartsWith("arxiv", StringComparison.OrdinalIgnoreCase)
        && !line.Slice(label.Start, label.Length).Contains('_')
        && !line[end..].StartsWith("::", StringComparison.Ordinal);

    // A header row is not a field: "| Title | Authors |", "| Title | Venue | Date |".
    private static bool IsRowOfField(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd("| \t");
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
                i++;
            else if (value[i] == '|')
                return false;
        }
        return KindOf(TrimDress(value)) is null;
    }

    // The next separator followed by a label, and that label.
    private static (int Separator, LabelMatch Next)? NextLabel(
        ReadOnlySpan<char> line,
        int from,
        bool isEmphasized
    )
    {
        for (var i = from; i < line.Length; i++)
        {
            var rest = line[i..];
            var length =
                rest[0] is '|' or '·' or '•' or '；' or '\t' or '｜' or '¦' ? 1
                : rest is [';' or ',', ' ', ..] ? 1
                : rest.StartsWith("&nbsp;", StringComparison.OrdinalIgnoreCase) ? 6
                : rest.StartsWith("&emsp;", StringComparison.OrdinalIgnoreCase) ? 6
                : rest.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? TagLength(rest)
                : rest is [' ', ' ', ..] && (i == from || line[i - 1] != ' ') ? 2
                : rest is [' ', '*', '*', not ('*' or ' '), ..] ? 1
                : rest[0] == ' ' && Emoji.LengthAtStart(rest[1..]) > 0 ? 1
                : 0;
            if (length == 0)
                continue;
            // Text after a bold label continues with commas and semicolons; only another bold label ends it.
            if (
                FindAt(line, i + length, anyCase: false) is { IsDelimited: true } next
                && (rest[0] is not (';' or ',') || !isEmphasized || IsEmphasized(line, next))
            )
                return (i, next);
        }
        return null;
    }

    private static bool IsEmphasized(ReadOnlySpan<char> line, LabelMatch match) =>
        match.Label.Start > 0 && line[match.Label.Start - 1] is '*' or '_';

    private static TextSpan Trimmed(ReadOnlySpan<char> line, TextSpan span)
    {
        var text = line[span.Start..span.End];
        var end = text.TrimEnd(" \t\\|·•\u00A0").Length;
        var start = text.Length - text.TrimStart(" \t|\u00A0\u3000").Length;
        if (start >= end)
            return new TextSpan(span.End, 0);
        text = text[start..end];
        // "**Label: value**": the closing markup belongs to the line.
        if (text.EndsWith("**", StringComparison.Ordinal) && text.Count("**") % 2 == 1)
            end -= 2;
        return TextSpan.FromBounds(span.Start + start, span.Start + end);
    }

    private static ReadOnlySpan<char> TrimDress(ReadOnlySpan<char> text)
    {
        text = text.Trim("[]*_`\\\"“”<>(（)） \t\u00A0:：");
        while (Emoji.LengthAtStart(text) is > 0 and var emoji)
            text = text[emoji..].TrimStart(" :：");
        return text;
    }

    private static int OrdinalLength(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return
            digits is > 0 and < 4 && text[digits] is '.' or ')' or '、' && text[(digits + 1)..] is [' ', ..]
            ? digits + 1
            : 0;
    }

    /// <summary>Gets the length of the HTML tag at the start of a text, or 0.</summary>
    internal static int TagLength(ReadOnlySpan<char> text)
    {
        if (
            text
            is not (
                ['<', '/', >= 'a' and <= 'z', ..]
                or ['<', >= 'a' and <= 'z', ..]
                or ['<', >= 'A' and <= 'Z', ..]
                or ['<', '/', >= 'A' and <= 'Z', ..]
            )
        )
            return 0;
        var end = text[..Math.Min(text.Length, 400)].IndexOf('>');
        // "<https://…>" is a URL.
        return end < 0 || text[..end].Contains("://", StringComparison.Ordinal) && !text[..end].Contains('=')
            ? 0
            : end + 1;
    }
}
