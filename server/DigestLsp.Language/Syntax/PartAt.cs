using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A part and where it stands in one tree.</summary>
/// <param name="Part">The part, shared between trees.</param>
/// <param name="Start">0-based offset of its first code unit in the document.</param>
/// <param name="Line">0-based number of its first line.</param>
public readonly record struct PartAt(Part Part, int Start, int Line)
{
    /// <summary>Offset of the first code unit behind it.</summary>
    public int End => Start + Part.Width;

    /// <summary>The document's position of an offset relative to the part.</summary>
    public LinePosition Position(int offset)
    {
        var position = Part.Position(offset);
        return position with { Line = Line + position.Line };
    }

    /// <summary>The document's range of a span relative to the part.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>The document's position of an offset relative to the part, its character counted in an encoding.</summary>
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

    /// <summary>The document's range of a span relative to the part, its characters counted in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));
}
