namespace DigestLsp.Language.Syntax;

/// <summary>Reads a document again after many changes, as when all findings are mended.</summary>
internal static class BatchEdit
{
    private const int Many = 64;
    private const int Tries = 256;

    /// <summary>The document after the changes.</summary>
    /// <param name="rope">The document before them.</param>
    /// <param name="edits">In its coordinates, in order, no two in one part.</param>
    /// <param name="dialect">The dialect that it was read in.</param>
    public static PartRope Apply(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        if (edits.Count < Many || Cut(rope, edits, dialect) is not { } cut)
            return InTurn(rope, edits, dialect);
        // What reads a part may look so far around it that a change on one side of the cut does not show on the other: two cores read.
        var (left, right) = (rope, rope);
        Parallel.Invoke(
            () => left = InTurn(rope, edits.GetRange(0, cut.Count), dialect),
            () => right = InTurn(rope, edits.GetRange(cut.Count, edits.Count - cut.Count), dialect)
        );
        // Unless what was read on the left changed what everything behind it is, as a heading may.
        return Joined(left, right, cut) ?? InTurn(right, edits.GetRange(0, cut.Count), dialect);
    }

    // From the last to the first: none moves what is still to be changed.
    private static PartRope InTurn(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        rope = rope.Draft();
        for (var i = edits.Count - 1; i >= 0; i--)
            rope = DigestParser.ParseIncremental(rope, edits[i], dialect);
        return rope.Kept();
    }

    // A part near the middle that is so far from the changes around it that neither reads it.
    private static Place? Cut(PartRope rope, List<Edit> edits, Dialect dialect)
    {
        var margin = dialect.Lookahead + 2;
        for (var tried = 0; tried < Math.Min(Tries, edits.Count - 2); tried++)
        {
            // The middle, and from there to both sides.
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
        if (!Stands(cut.Part, cut.Start + cut.Growth, end) || !Stands(cut.Part, cut.Start, start))
            return null;
        var parts = new List<Part>(left.Count + 1);
        for (var at = left.Start(); at.MoveNext() && at.Current.Start < end.Current.Start; )
            parts.Add(at.Current.Part);
        for (; start.IsValid; start.MoveNext())
            parts.Add(start.Current.Part);
        return PartRope.Of(parts);
    }

    private static bool Stands(Part part, int start, PartCursor at) =>
        at.IsValid && at.Current.Start == start && ReferenceEquals(at.Current.Part, part);

    /// <summary>Where a document is cut.</summary>
    /// <param name="Count">How many changes stand before it.</param>
    /// <param name="Part">The part behind the cut.</param>
    /// <param name="Start">Where it starts before the changes.</param>
    /// <param name="Growth">How much longer the changes before it make the text.</param>
    private readonly record struct Place(int Count, Part Part, int Start, int Growth);
}
