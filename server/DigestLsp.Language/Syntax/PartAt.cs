using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A part with its position in a tree.</summary>
/// <param name="Part">The part, shared between trees.</param>
/// <param name="Start">The 0-based offset of its start in the document.</param>
/// <param name="Line">The 0-based number of its first line.</param>
public readonly record struct PartAt(Part Part, int Start, int Line)
{
    /// <summary>The offset of its end.</summary>
    public int End => Start + Part.Width;

    /// <summary>Gets the position of an offset relative to the part.</summary>
    public LinePosition Position(int offset)
    {
        var position = Part.Position(offset);
        return position with { Line = Line + position.Line };
    }

    /// <summary>Gets the range of a span relative to the part.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>Gets the position of an offset relative to the part, in an encoding.</summary>
    public LinePosition Position(int offset, PositionEncoding encoding)
    {
        var position = Position(offset);
        if (encoding == PositionEncoding.Utf16)
            return position;
        if (Part.LongLineAround(offset, encoding) is { } known)
            return position with { Character = known.Count(position.Character) };
        var line = Part.LineAround(offset);
        return position with
        {
            Character = encoding.Count(line[..Math.Min(position.Character, line.Length)]),
        };
    }

    /// <summary>Gets the range of a span relative to the part, in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));
}
