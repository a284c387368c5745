namespace DigestLsp.Language.Text;

/// <summary>Line ends as LSP counts them: <c>\n</c>, <c>\r\n</c> and a lone <c>\r</c>.</summary>
public static class LineBreaks
{
    /// <summary>How many lines end in the text.</summary>
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

    /// <summary>Length of the first line with its line break.</summary>
    /// <param name="text">Where the line starts.</param>
    /// <param name="broken">Whether a line break ended it, and not the end of the text.</param>
    public static int LineLength(ReadOnlySpan<char> text, out bool broken)
    {
        var end = text.IndexOfAny('\n', '\r');
        broken = end >= 0;
        if (!broken)
            return text.Length;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>Offset of the line with this 0-based number, or of the last line when there are fewer.</summary>
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

    /// <summary>The lines of a text without their line breaks, each once, the last one also where it is empty.</summary>
    public static LineEnumerator Lines(ReadOnlySpan<char> text) => new(text);

    /// <summary>Length of the first line without its line break.</summary>
    public static int ContentLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\n', '\r');
        return end < 0 ? text.Length : end;
    }

    /// <summary>Whether a line break stands at the end of the text.</summary>
    public static bool EndsLine(ReadOnlySpan<char> text) => text is [.., '\n' or '\r'];

    /// <summary>The last line, without its line break; one that a line break at the end of the text begins is none.</summary>
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

    /// <summary>
    /// Goes through the lines of a text. The framework's own knows six kinds of line breaks, with code that is compiled at each start.
    /// </summary>
    public ref struct LineEnumerator
    {
        private ReadOnlySpan<char> rest;
        private bool ended;

        internal LineEnumerator(ReadOnlySpan<char> text) => rest = text;

        /// <summary>The line.</summary>
        public ReadOnlySpan<char> Current { get; private set; }

        /// <summary>The enumerator itself, for <c>foreach</c>.</summary>
        public readonly LineEnumerator GetEnumerator() => this;

        /// <summary>Goes on to the next line; false behind the last.</summary>
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
