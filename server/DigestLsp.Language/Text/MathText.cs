namespace DigestLsp.Language.Text;

/// <summary>Finds TeX math in text: <c>$x_1$</c>, but not two prices.</summary>
public static class MathText
{
    // Anything longer has an unbalanced dollar sign; also bounds the cost of lines with many of them.
    private const int Longest = 400;

    /// <summary>
    /// Gets the length of the math at an offset including dollar signs, or 0. The dollar signs touch the content and no digit outside,
    /// brackets and braces are balanced, and it is on one line.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of a possible <c>$</c>.</param>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        if (text[start] != '$' || IsEscaped(text, start) || (start > 0 && char.IsDigit(text[start - 1])))
            return 0;
        var mark = start + 1 < text.Length && text[start + 1] == '$' ? 2 : 1;
        var content = start + mark;
        var end = Math.Min(text.Length, content + Longest);
        var (square, curly) = (0, 0);
        for (var i = content; i < end; i++)
        {
            var character = text[i];
            square += Depth(character, '[', ']');
            curly += Depth(character, '{', '}');
            if (character is '\n' or '\r' || square < 0 || curly < 0)
                return 0;
            if (character == '$')
                return Closes(text, content, i, mark) && square == 0 && curly == 0 ? i + mark - start : 0;
            // An escaped dollar sign is not a delimiter, but an escaped brace must be balanced: BibTeX counts it.
            if (character == '\\' && i + 1 < end && text[i + 1] is '\\' or '$')
                i++;
        }
        return 0;
    }

    private static int Depth(char character, char opening, char closing) =>
        character == opening ? 1
        : character == closing ? -1
        : 0;

    private static bool Closes(ReadOnlySpan<char> text, int content, int at, int mark)
    {
        var behind = at + mark;
        return at > content
            && behind <= text.Length
            && (mark == 1 || text[at + 1] == '$')
            && !char.IsWhiteSpace(text[content])
            && !char.IsWhiteSpace(text[at - 1])
            && (behind == text.Length || !char.IsDigit(text[behind]));
    }

    private static bool IsEscaped(ReadOnlySpan<char> text, int at)
    {
        var before = at;
        while (before > 0 && text[before - 1] == '\\')
            before--;
        return (at - before) % 2 == 1;
    }
}
