namespace DigestLsp.Language.Text;

/// <summary>A span of text in UTF-16 code units. Its owner defines what the start is relative to (a document, a part, a block).</summary>
/// <param name="Start">The offset of the first code unit.</param>
/// <param name="Length">The number of code units, never negative.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset after the span.</summary>
    public int End => Start + Length;

    /// <summary>Whether the span is empty.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Creates the span between two offsets.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Moves the span by <paramref name="offset"/> code units.</summary>
    public TextSpan Shift(int offset) => new(Start + offset, Length);

    /// <summary>Whether <paramref name="position"/> is inside of the span or at its end.</summary>
    public bool Touches(int position) => position >= Start && position <= End;

    /// <summary>Whether <paramref name="other"/> is completely inside.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>Whether the spans share at least one code unit.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether a span overlaps any of several ordered, non-overlapping spans.</summary>
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
