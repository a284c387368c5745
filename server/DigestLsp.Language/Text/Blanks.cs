namespace DigestLsp.Language.Text;

/// <summary>White space as a reader sees it: what Unicode calls so, and the marks that show nothing (byte order mark, zero-width space).</summary>
public static class Blanks
{
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
}
