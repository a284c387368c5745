namespace DigestLsp.Language.Text;

/// <summary>TeX's math in running text: <c>$x_1$</c>, and no two prices.</summary>
public static class MathText
{
    // What is longer is a lost mark and a later one; a line of megabytes of marks must not cost more than it says.
    private const int Longest = 400;

    /// <summary>
    /// Length of the math that begins at an offset with its marks; 0 where none does. The marks touch what is between them, no digit touches
    /// them from outside, brackets and braces pair in it, and it stays on its line.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where a <c>$</c> may stand.</param>
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
            // An escaped mark is no mark, an escaped brace pairs all the same: BibTeX counts it.
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
