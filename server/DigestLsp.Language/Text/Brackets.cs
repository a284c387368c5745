namespace DigestLsp.Language.Text;

/// <summary>Matches brackets of Markdown links.</summary>
internal static class Brackets
{
    // The maximum length of a link's text or URL, so that unclosed brackets do not make parsing quadratic.
    private const int Longest = 2000;

    /// <summary>
    /// Gets the offset of the matching closing bracket, or -1. Brackets inside are balanced or escaped, except in a <c>(&lt;url&gt;)</c>
    /// (CommonMark, links).
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
