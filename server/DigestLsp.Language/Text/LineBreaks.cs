namespace DigestLsp.Language.Text;

/// <summary>Line breaks as in LSP: <c>\n</c>, <c>\r\n</c> and a single <c>\r</c>.</summary>
public static class LineBreaks
{
    /// <summary>Counts the line breaks of a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (true)
        {
            var length = LineLength(text, out var broken);
            if (!broken)
                return count;
            count++;
            text = text[length..];
        }
    }

    /// <summary>Gets the length of the first line with its line break.</summary>
    /// <param name="text">The text from the start of the line.</param>
    /// <param name="broken">Whether the line ends with a line break and not with the text.</param>
    public static int LineLength(ReadOnlySpan<char> text, out bool broken)
    {
        var end = text.IndexOfAny('\n', '\r');
        broken = end >= 0;
        if (!broken)
            return text.Length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>Gets the offset of a 0-based line, or of the last line if there are fewer.</summary>
    public static int StartOfLine(ReadOnlySpan<char> text, int line)
    {
        var offset = 0;
        for (; line > 0; line--)
        {
            var length = LineLength(text[offset..], out var broken);
            if (!broken)
                break;
            offset += length;
        }
        return offset;
    }

    /// <summary>Enumerates the lines of a text without line breaks, including an empty last one.</summary>
    public static LineEnumerator Lines(ReadOnlySpan<char> text) => new(text);

    /// <summary>Gets the length of the first line without its line break.</summary>
    public static int ContentLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Whether the text ends with a line break.</summary>
    public static bool EndsLine(ReadOnlySpan<char> text) => text is [.., '\n' or '\r'];

    /// <summary>Gets the last line without its line break, ignoring an empty one after the final line break.</summary>
    public static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text)
    {
        var line = text[
            ..^(
                text is [.., '\r', '\n'] ? 2
                : EndsLine(text) ? 1
                : 0
            )
        ];
        return line[(line.LastIndexOfAny('\n', '\r') + 1)..];
    }

    /// <summary>Enumerates lines. The framework's enumerator supports six line breaks, with code that is compiled at each start.</summary>
    public ref struct LineEnumerator
    {
        private ReadOnlySpan<char> rest;
        private bool ended;

        internal LineEnumerator(ReadOnlySpan<char> text) => rest = text;

        /// <summary>The current line.</summary>
        public ReadOnlySpan<char> Current { get; private set; }

        /// <summary>Returns this enumerator, for <c>foreach</c>.</summary>
        public readonly LineEnumerator GetEnumerator() => this;

        /// <summary>Moves to the next line. Returns false after the last one.</summary>
        public bool MoveNext()
        {
            if (ended)
                return false;
            Current = rest[..ContentLength(rest)];
            var length = LineLength(rest[Current.Length..], out var broken);
            rest = rest[(Current.Length + length)..];
            ended = !broken;
            return true;
        }
    }
}
