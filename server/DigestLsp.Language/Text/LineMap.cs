namespace DigestLsp.Language.Text;

/// <summary>Line starts of a text that does not change: for files on the command line and for tests.</summary>
public sealed class LineMap
{
    private readonly List<int> starts = [0];
    private readonly string text;

    /// <summary>Reads the lines of <paramref name="text"/>.</summary>
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

    /// <summary>Number of lines: one more than there are line breaks.</summary>
    public int Count => starts.Count;

    /// <summary>Offset of the line's first code unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public int Start(int line) => starts[line];

    /// <summary>Offset behind the line's last code unit, its line break left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public int End(int line) => starts[line] + LineBreaks.ContentLength(text.AsSpan(starts[line]));

    /// <summary>The line's text without its line break. Lines are 0-based.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string Line(int line) =>
        text.Substring(starts[line], LineBreaks.ContentLength(text.AsSpan(starts[line])));

    /// <summary>The position of an offset in UTF-16 code units; one outside the text is clamped.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line, offset - starts[line]);
    }

    /// <summary>The offset of a position; one outside the text is clamped to the end of its line or of the text.</summary>
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
