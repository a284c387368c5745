using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>The inline Markdown syntax that titles, cells and items use. Spans are relative to the given text.</summary>
internal static class MarkdownInline
{
    /// <summary>Gets the next <c>[text](url)</c> that is not an image.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The start offset.</param>
    public static (TextSpan Whole, TextSpan Text, TextSpan Address)? NextLink(
        ReadOnlySpan<char> text,
        int from = 0
    )
    {
        // Titles and their links are near the start; also bounds the cost of long lines of brackets.
        text = text[..Math.Min(text.Length, from + FarthestLink)];
        for (var open = from; open < text.Length; open++)
        {
            if (text[open] == '\\')
            {
                open++;
                continue;
            }
            if (text[open] != '[')
                continue;
            var close = Brackets.Closing(text, open, '[', ']');
            if (close < 0)
                return null;
            if (close + 1 >= text.Length || text[close + 1] != '(')
                continue;
            var end = Brackets.Closing(text, close + 1, '(', ')');
            if (end < 0)
                return null;
            var picture =
                (open > 0 && text[open - 1] == '!')
                || text[(open + 1)..close].TrimStart().StartsWith("![", StringComparison.Ordinal);
            if (picture)
            {
                open = end;
                continue;
            }
            return (
                TextSpan.FromBounds(open, end + 1),
                TextSpan.FromBounds(open + 1, close),
                TextSpan.FromBounds(close + 2, end)
            );
        }
        return null;
    }

    /// <summary>Gets the span without surrounding whitespace, emphasis and code markers.</summary>
    public static TextSpan Plain(ReadOnlySpan<char> text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (
            end > start
            && (
                Whitespace.IsBlank(text[end - 1])
                || (text[end - 1] is '*' or '_' or '`' && !IsEscaped(text[start..(end - 1)]))
            )
        )
            end--;
        while (start < end && (Whitespace.IsBlank(text[start]) || text[start] is '*' or '_' or '`'))
            start++;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Gets the text of the first run in <c>**</c> or <c>__</c> from an offset.</summary>
    public static TextSpan? NextBold(ReadOnlySpan<char> text, int from)
    {
        foreach (var mark in (ReadOnlySpan<string>)["**", "__"])
        {
            var open = text[from..].IndexOf(mark, StringComparison.Ordinal);
            if (open < 0)
                continue;
            open += from + 2;
            var close = text[open..].IndexOf(mark, StringComparison.Ordinal);
            if (close > 0)
                return new TextSpan(open, close);
        }
        return null;
    }

    /// <summary>Whether a URL leads out of the document.</summary>
    public static bool IsWeb(ReadOnlySpan<char> address)
    {
        // "[text](<url>)" allows brackets in the URL.
        address = address.TrimStart("< \t");
        return address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a link text is a kind of page (<c>paper</c>, <c>pdf</c>, <c>code</c>) and not a title.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) => FieldLabels.IsLinkLabel(text);

    /// <summary>Gets the cells of a table row.</summary>
    public static List<TextSpan> Cells(ReadOnlySpan<char> row)
    {
        var content = Whitespace.Content(row);
        var cells = new List<TextSpan>();
        var start = content.Start + (content.Length > 0 && row[content.Start] == '|' ? 1 : 0);
        for (var i = start; i < content.End; i++)
        {
            if (row[i] == '\\')
            {
                i++;
                continue;
            }
            if (row[i] != '|')
                continue;
            cells.Add(TextSpan.FromBounds(start, i));
            start = i + 1;
        }
        if (start < content.End)
            cells.Add(TextSpan.FromBounds(start, content.End));
        return cells;
    }

    private const int FarthestLink = 8000;

    // After an odd number of backslashes.
    private static bool IsEscaped(ReadOnlySpan<char> before) =>
        (before.Length - before.TrimEnd('\\').Length) % 2 == 1;
}
