namespace DigestLsp.Language.Text;

/// <summary>The line starts of an immutable text, for files on the command line and tests.</summary>
public sealed class LineMap
{
    private readonly List<int> starts = [0];
    private readonly string text;

    /// <summary>Finds the lines of <paramref name="text"/>.</summary>
    public LineMap(string text)
    {
        this.text = text;
        for (var offset = 0; ; )
        {
            offset += LineBreaks.LineLength(text.AsSpan(offset), out var broken);
            if (!broken)
                break;
            starts.Add(offset);
        }
    }

    /// <summary>The number of lines, which is one more than the number of line breaks.</summary>
    public int Count => starts.Count;

    /// <summary>Gets the offset of a line's start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The line does not exist.</exception>
    public int Start(int line) => starts[line];

    /// <summary>Gets the offset of a line's end, before its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The line does not exist.</exception>
    public int End(int line) => starts[line] + LineBreaks.ContentLength(text.AsSpan(starts[line]));

    /// <summary>Gets the text of a 0-based line without its line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The line does not exist.</exception>
    public string Line(int line) =>
        text.Substring(starts[line], LineBreaks.ContentLength(text.AsSpan(starts[line])));

    /// <summary>Gets the position of an offset, in UTF-16 code units and clamped to the text.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line, offset - starts[line]);
    }

    /// <summary>Gets the offset of a position, clamped to its line and to the text.</summary>
    public int Offset(LinePosition position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= starts.Count)
            return text.Length;
        var start = starts[position.Line];
        return start + Math.Clamp(position.Character, 0, LineBreaks.ContentLength(text.AsSpan(start)));
    }
}
