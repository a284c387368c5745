namespace DigestLsp.Language.Text;

/// <summary>
/// A stretch of text: where it starts and how long it is, in UTF-16 code units. What the start is
/// relative to (a document, a part, a block) is said by whoever hands the span out.
/// </summary>
/// <param name="Start">0-based first code unit.</param>
/// <param name="Length">Number of code units, never negative.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>First code unit after the span.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span holds no text.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The span between two offsets.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>The same length, <paramref name="offset"/> code units further on.</summary>
    public TextSpan Shift(int offset) => new(Start + offset, Length);

    /// <summary>Whether <paramref name="position"/> lies inside, or directly behind the last code unit.</summary>
    public bool Touches(int position) => position >= Start && position <= End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
