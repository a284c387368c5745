namespace DigestLsp.Language.Text;

/// <summary>Whitespace as readers see it: Unicode whitespace, and invisible characters (byte order mark, zero-width space).</summary>
public static class Whitespace
{
    /// <summary>Gets the insignificant spaces and tabs at the ends of lines, including blank lines.</summary>
    /// <param name="text">Whole lines.</param>
    /// <param name="markdown">Whether two spaces after words break a line; of more than two, two are kept.</param>
    public static List<TextSpan> AtLineEnds(ReadOnlySpan<char> text, bool markdown)
    {
        var spans = new List<TextSpan>();
        for (var line = 0; line < text.Length; line += LineBreaks.LineLength(text[line..], out _))
        {
            var content = text.Slice(line, LineBreaks.ContentLength(text[line..]));
            var kept = content.TrimEnd(" \t").Length;
            var end = content.Length - (markdown && kept > 0 && EndsInTwoSpaces(content) ? 2 : 0);
            // Without the spaces between them, \r and \n would become one line break.
            var areApart =
                kept == 0 && line > 0 && text[line - 1] == '\r' && text[(line + end)..] is ['\n', ..];
            if (end > kept && !areApart)
                spans.Add(TextSpan.FromBounds(line + kept, line + end));
        }
        return spans;
    }

    /// <summary>Whether a Markdown line with words ends in a hard line break: two spaces or a backslash.</summary>
    public static bool BreaksLine(ReadOnlySpan<char> line) => line is [.., '\\'] || EndsInTwoSpaces(line);

    private static bool EndsInTwoSpaces(ReadOnlySpan<char> line) => line is [.., ' ', ' '];

    /// <summary>Whether a character is invisible.</summary>
    public static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || character is '\uFEFF' or '\u200B' or '\u2060';

    /// <summary>Whether all characters are invisible.</summary>
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
    /// Gets the offset of the next character that is neither a space nor printable ASCII, or the length of the text. Searches for rare
    /// characters use it to skip ahead.
    /// </summary>
    public static int NextUnusual(ReadOnlySpan<char> text, int from)
    {
        var next = text[from..].IndexOfAnyExceptInRange(' ', '~');
        return next < 0 ? text.Length : from + next;
    }

    /// <summary>Gets the span of the trimmed text, or an empty span at 0 if it is blank.</summary>
    public static TextSpan Content(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (end > 0 && IsBlank(text[end - 1]))
            end--;
        while (start < end && IsBlank(text[start]))
            start++;
        return end == 0 ? default : TextSpan.FromBounds(start, end);
    }

    /// <summary>Gets the first non-blank line, without leading whitespace and line break.</summary>
    public static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        text = text[Content(text).Start..];
        return text[..LineBreaks.ContentLength(text)];
    }

    /// <summary>Whether the trimmed text is a single line.</summary>
    public static bool IsOneLine(ReadOnlySpan<char> text) => Trim(text).IndexOfAny('\n', '\r') < 0;

    /// <summary>Trims the text.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var content = Content(text);
        return text.Slice(content.Start, content.Length);
    }

    /// <summary>Replaces each run of whitespace with one space and trims the text; the same string if it is unchanged.</summary>
    public static string Fold(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length == text.Length && IsPlain(trimmed) ? text : Fold(trimmed);
    }

    /// <summary>Replaces each run of whitespace with one space and trims the text.</summary>
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
