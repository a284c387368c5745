namespace DigestLsp.Language.Text;

/// <summary>White space as a reader sees it: what Unicode calls so, and the marks that show nothing (byte order mark, zero-width space).</summary>
public static class Whitespace
{
    /// <summary>Spaces and tabs at the ends of lines that mean nothing, blank lines too, as spans of the text.</summary>
    /// <param name="text">Whole lines.</param>
    /// <param name="markdown">Whether two spaces behind words break a line: where there are more, two stay.</param>
    public static List<TextSpan> AtLineEnds(ReadOnlySpan<char> text, bool markdown)
    {
        var spans = new List<TextSpan>();
        for (var line = 0; line < text.Length; line += LineBreaks.LineLength(text[line..], out _))
        {
            var content = text.Slice(line, LineBreaks.ContentLength(text[line..]));
            var kept = content.TrimEnd(" \t").Length;
            var end = content.Length - (markdown && kept > 0 && EndsInTwoSpaces(content) ? 2 : 0);
            // Without the blanks between them \r and \n would be one line break.
            var areApart =
                kept == 0 && line > 0 && text[line - 1] == '\r' && text[(line + end)..] is ['\n', ..];
            if (end > kept && !areApart)
                spans.Add(TextSpan.FromBounds(line + kept, line + end));
        }
        return spans;
    }

    /// <summary>Whether a line of Markdown with words in it ends in what breaks it there: two spaces, or a backslash.</summary>
    public static bool BreaksLine(ReadOnlySpan<char> line) => line is [.., '\\'] || EndsInTwoSpaces(line);

    private static bool EndsInTwoSpaces(ReadOnlySpan<char> line) => line is [.., ' ', ' '];

    /// <summary>Whether the character shows nothing.</summary>
    public static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || character is '\uFEFF' or '\u200B' or '\u2060';

    /// <summary>Whether the text shows nothing at all.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!IsBlank(character))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Offset, from one on, of the next character that is neither a blank nor one of ASCII's that show something; the text's length where
    /// there is none. What looks for rare characters goes from one such to the next.
    /// </summary>
    public static int NextUnusual(ReadOnlySpan<char> text, int from)
    {
        var next = text[from..].IndexOfAnyExceptInRange(' ', '~');
        return next < 0 ? text.Length : from + next;
    }

    /// <summary>Span of the text without the blanks around it; empty at 0 where there is nothing else.</summary>
    public static TextSpan Content(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (end > 0 && IsBlank(text[end - 1]))
            end--;
        while (start < end && IsBlank(text[start]))
            start++;
        return end == 0 ? default : TextSpan.FromBounds(start, end);
    }

    /// <summary>The first line that shows something, from its first character that does, without its line break.</summary>
    public static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        text = text[Content(text).Start..];
        return text[..LineBreaks.ContentLength(text)];
    }

    /// <summary>Whether the text, without the blanks around it, is one line.</summary>
    public static bool IsOneLine(ReadOnlySpan<char> text) => Trim(text).IndexOfAny('\n', '\r') < 0;

    /// <summary>The text without the blanks around it.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var content = Content(text);
        return text.Slice(content.Start, content.Length);
    }

    /// <summary>The text with every run of white space as one space, and none around it; the same string where it is so already.</summary>
    public static string Fold(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length == text.Length && IsPlain(trimmed) ? text : Fold(trimmed);
    }

    /// <summary>The text with every run of white space as one space, and none around it.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (IsPlain(text))
            return text.ToString();
        var folded = new System.Text.StringBuilder(text.Length);
        var space = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                space = true;
                continue;
            }
            if (space)
                folded.Append(' ');
            space = false;
            folded.Append(character);
        }
        return folded.ToString();
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.Contains("  ", StringComparison.Ordinal))
            return false;
        for (var i = NextUnusual(text, 0); i < text.Length; i = NextUnusual(text, i + 1))
        {
            if (char.IsWhiteSpace(text[i]))
                return false;
        }
        return true;
    }
}
