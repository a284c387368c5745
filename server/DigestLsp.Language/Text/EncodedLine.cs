namespace DigestLsp.Language.Text;

/// <summary>A long line indexed for another encoding, so that positions are not counted from the start of the line.</summary>
internal sealed class EncodedLine
{
    private const int Step = 512;
    private readonly SourceText line;
    private readonly int[] counts;

    /// <summary>Indexes a line.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="encoding">The encoding.</param>
    public EncodedLine(SourceText line, PositionEncoding encoding)
    {
        this.line = line;
        Encoding = encoding;
        counts = new int[(line.Length / Step) + 1];
        for (var i = 1; i < counts.Length; i++)
            counts[i] = counts[i - 1] + encoding.Count(line.Span[Boundary(i - 1)..Boundary(i)]);
    }

    /// <summary>The encoding.</summary>
    public PositionEncoding Encoding { get; }

    /// <summary>Gets the number of encoding units before a character, clamped to the line.</summary>
    /// <param name="character">The character, in UTF-16 code units.</param>
    public int Count(int character)
    {
        character = Math.Min(character, line.Length);
        var step = character / Step;
        return counts[step] + Encoding.Count(line.Span[Boundary(step)..character]);
    }

    // Not inside a surrogate pair.
    private int Boundary(int step)
    {
        var at = step * Step;
        var text = line.Span;
        return at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at - 1 : at;
    }
}
