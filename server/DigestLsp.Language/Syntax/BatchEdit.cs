namespace DigestLsp.Language.Syntax;

/// <summary>Applies many changes to a document, as when all problems are fixed.</summary>
internal static class BatchEdit
{
    private const int Many = 64;
    private const int Tries = 256;

    /// <summary>Gets the document after the changes.</summary>
    /// <param name="rope">The document before them.</param>
    /// <param name="edits">The edits with offsets in that document, in order, at most one per part.</param>
    /// <param name="dialect">The dialect of the document.</param>
    public static PartRope Apply(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        if (edits.Count < Many || Cut(rope, edits, dialect) is not { } cut)
            return InTurn(rope, edits, dialect);
        // Parsing a part looks only so far around it that the two sides of the cut are independent: parse them on two cores.
        var (left, right) = (rope, rope);
        Parallel.Invoke(
            () => left = InTurn(rope, edits.GetRange(0, cut.Count), dialect),
            () => right = InTurn(rope, edits.GetRange(cut.Count, edits.Count - cut.Count), dialect)
        );
        // Unless the left side changes the meaning of everything after it, as a heading may.
        return Joined(left, right, cut) ?? InTurn(right, edits.GetRange(0, cut.Count), dialect);
    }

    // From the last to the first, so that no edit moves the others.
    private static PartRope InTurn(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        rope = rope.Draft();
        for (var i = edits.Count - 1; i >= 0; i--)
            rope = DigestParser.ParseIncremental(rope, edits[i], dialect);
        return rope.Kept();
    }

    // A part near the middle that is too far from the changes around it to be affected.
    private static Place? Cut(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        var margin = dialect.Lookahead + 2;
        for (var tried = 0; tried < Math.Min(Tries, edits.Count - 2); tried++)
        {
            // From the middle to both sides.
            var i = (edits.Count / 2) + (tried % 2 == 0 ? tried / 2 : -(tried + 1) / 2);
            var at = rope.AtOffset(edits[i - 1].Span.End);
            for (var parts = 0; parts < margin && at.IsValid; parts++)
                at.MoveNext();
            var behind = at;
            for (var parts = 0; parts < margin && behind.IsValid; parts++)
                behind.MoveNext();
            if (behind.IsValid && behind.Current.Start <= edits[i].Span.Start)
                return new Place(i, at.Current.Part, at.Current.Start, edits.Take(i).Sum(e => e.Growth));
        }
        return null;
    }

    private static PartRope? Joined(PartRope left, PartRope right, Place cut)
    {
        var (end, start) = (left.AtOffset(cut.Start + cut.Growth), right.AtOffset(cut.Start));
        if (!IsStable(cut.Part, cut.Start + cut.Growth, end) || !IsStable(cut.Part, cut.Start, start))
            return null;
        var parts = new List<Part>(left.Count + 1);
        for (var at = left.Start(); at.MoveNext() && at.Current.Start < end.Current.Start; )
            parts.Add(at.Current.Part);
        for (; start.IsValid; start.MoveNext())
            parts.Add(start.Current.Part);
        return PartRope.Of(parts);
    }

    private static bool IsStable(Part part, int start, PartCursor at) =>
        at.IsValid && at.Current.Start == start && ReferenceEquals(at.Current.Part, part);

    /// <summary>A cut of a document.</summary>
    /// <param name="Count">The number of edits before it.</param>
    /// <param name="Part">The part after the cut.</param>
    /// <param name="Start">Its start before the edits.</param>
    /// <param name="Growth">The growth of the text by the edits before it.</param>
    private readonly record struct Place(int Count, Part Part, int Start, int Growth);
}
