using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <content>Lines and characters of a part.</content>
public abstract partial class Part
{
    // The minimum length of a line whose positions are indexed.
    private const int LongLine = 4096;

    // The minimum number of lines, more than any paper has, for which line starts are cached.
    private const int ManyLines = 64;

    private LineAt? longLine;
    private int[]? lineStarts;

    /// <summary>Gets the position of an offset, both relative to the part, which always starts on a new line.</summary>
    internal LinePosition Position(int offset)
    {
        if (longLine is { } known && offset >= known.Start && offset < known.End)
            return new LinePosition(known.Line, offset - known.Start);
        if (LineBreaks > ManyLines)
            return PositionInMany(offset);
        var (start, line) = (0, 0);
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (offset < start + block.Width || i == blocks.Length - 1)
            {
                var text = block.Text.Span;
                var lineStart = 0;
                while (true)
                {
                    var next = lineStart + LineBreaksLength(text[lineStart..], out var broken);
                    if (next - lineStart > LongLine && start + next > offset)
                        longLine = new LineAt(start + lineStart, start + next, line);
                    if (!broken || start + next > offset)
                        return new LinePosition(line, offset - start - lineStart);
                    (lineStart, line) = (next, line + 1);
                }
            }
            (start, line) = (start + block.Width, line + block.LineBreaks);
        }
    }

    private LinePosition PositionInMany(int offset)
    {
        var starts = lineStarts ??= StartsOfLines();
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        var end = line + 1 < starts.Length ? starts[line + 1] : Width;
        if (end - starts[line] > LongLine)
            longLine = new LineAt(starts[line], end, line);
        return new LinePosition(line, offset - starts[line]);
    }

    private int[] StartsOfLines()
    {
        var starts = new int[LineBreaks + 1];
        var (start, line) = (0, 0);
        foreach (var (block, _) in blocks)
        {
            var text = block.Text.Span;
            for (var at = 0; ; )
            {
                at += LineBreaksLength(text[at..], out var broken);
                if (!broken)
                    break;
                starts[++line] = start + at;
            }
            start += block.Width;
        }
        return starts;
    }

    /// <summary>Gets the index of the very long line at an offset for an encoding, or null if the line is short.</summary>
    internal EncodedLine? LongLineAround(int offset, PositionEncoding encoding)
    {
        _ = Position(offset);
        if (longLine is not { } line || offset < line.Start || offset >= line.End)
            return null;
        if (line.Encoded?.Encoding != encoding)
            line.Encoded = new EncodedLine(LineTextAround(offset), encoding);
        return line.Encoded;
    }

    /// <summary>Gets the line of an offset relative to the part, without its line break.</summary>
    internal ReadOnlySpan<char> LineAround(int offset) => LineTextAround(offset).Span;

    private SourceText LineTextAround(int offset)
    {
        var lineStart = offset - Position(offset).Character;
        var start = 0;
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (lineStart < start + block.Width || i == blocks.Length - 1)
            {
                var length = DigestLsp.Language.Text.LineBreaks.ContentLength(
                    block.Text.Span[(lineStart - start)..]
                );
                return block.Text.Slice(lineStart - start, length);
            }
            start += block.Width;
        }
    }

    /// <summary>Gets the offset of a position, both relative to the part, clamped to the line.</summary>
    internal int Offset(LinePosition position)
    {
        if (LineBreaks > ManyLines)
        {
            var start = (lineStarts ??= StartsOfLines())[Math.Clamp(position.Line, 0, LineBreaks)];
            return start + Math.Clamp(position.Character, 0, LineAround(start).Length);
        }
        return OffsetInFew(position);
    }

    private int OffsetInFew(LinePosition position)
    {
        var (start, line) = (0, 0);
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (position.Line < line + block.LineBreaks || i == blocks.Length - 1)
            {
                var text = block.Text.Span;
                var lineStart = DigestLsp.Language.Text.LineBreaks.StartOfLine(text, position.Line - line);
                var length = DigestLsp.Language.Text.LineBreaks.ContentLength(text[lineStart..]);
                return start + lineStart + Math.Clamp(position.Character, 0, length);
            }
            (start, line) = (start + block.Width, line + block.LineBreaks);
        }
    }

    private static int LineBreaksLength(ReadOnlySpan<char> text, out bool broken) =>
        DigestLsp.Language.Text.LineBreaks.LineLength(text, out broken);

    private sealed record LineAt(int Start, int End, int Line)
    {
        public EncodedLine? Encoded { get; set; }
    }
}
