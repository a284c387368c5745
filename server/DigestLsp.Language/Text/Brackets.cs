namespace DigestLsp.Language.Text;

/// <summary>The brackets of Markdown's links.</summary>
internal static class Brackets
{
    // No link's text or address is longer than this; an unclosed bracket must not make reading quadratic.
    private const int Longest = 2000;

    /// <summary>
    /// Offset of the bracket that closes the one at an offset; those between pair, or are escaped, or stand in a <c>(&lt;address&gt;)</c>,
    /// where they need not pair (CommonMark, links). -1 where none does.
    /// </summary>
    public static int Closing(ReadOnlySpan<char> text, int open, char opening, char closing)
    {
        var depth = 0;
        var end = Math.Min(text.Length, open + Longest);
        var first = open;
        if (
            opening == '('
            && open + 1 < end
            && text[open + 1] == '<'
            && text[open..end].IndexOf('>') is > 0 and var angle
        )
            (first, depth) = (open + angle, 1);
        for (var i = first; i < end; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == opening)
                depth++;
            else if (text[i] == closing && --depth == 0)
                return i;
        }
        return -1;
    }
}
