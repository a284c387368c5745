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

    /// <summary>Whether a span overlaps with one of others that are in order and do not overlap with each other.</summary>
    public static bool AnyOverlaps(IReadOnlyList<TextSpan> ordered, TextSpan span)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ordered[middle].End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        return low < ordered.Count && ordered[low].Overlaps(span);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
