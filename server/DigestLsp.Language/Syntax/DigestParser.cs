using System.Runtime.InteropServices;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Assigns blocks to parts from a known state, until the stream ends or reaches an unchanged part in the same state.</summary>
internal static class DigestParser
{
    // The typical number of blocks parsed by an edit; parts are half as many.
    private const int Some = 16;

    /// <summary>Parses a whole document.</summary>
    public static PartRope Read(SourceText text, Dialect dialect)
    {
        var blocks = new List<Block>(text.Length / 512);
        BlockStream.Split(text, dialect, blocks);
        var (parts, _) = Place(new BlockStream(blocks, default), 0, dialect, []);
        return PartRope.Of(parts);
    }

    /// <summary>Parses a document after an edit: the touched blocks, and all parts that change.</summary>
    /// <param name="rope">The document before the edit.</param>
    /// <param name="edit">The edit, whose span is inside the document.</param>
    /// <param name="dialect">The dialect of the document.</param>
    public static PartRope ParseIncremental(PartRope rope, Edit edit, Dialect dialect)
    {
        var span = edit.Span;
        var first = rope.AtOffset(span.Start);
        if (!first.IsValid)
            return Read(edit.Apply([], 0), dialect);

        // Left: the role of a block may depend on following blocks, and its boundary on the previous one.
        var last = rope.AtOffset(span.End);
        var needed = dialect.Lookahead + 2;
        for (var have = 0; have < needed && first.MovePrevious(); )
            have += first.Current.Part.Blocks.Length;

        // Right: the block after the touched ones is parsed too, so one more part than they are in.
        var old = new List<Block>(Some);
        var oldParts = new List<OldPart>(Some / 2);
        var end = first;
        for (var more = 1; end.IsValid && more >= 0; end.MoveNext())
        {
            oldParts.Add(new OldPart(end, old.Count));
            foreach (var (block, _) in end.Current.Part.Blocks)
                old.Add(block);
            if (end.Current.End >= last.Current.End)
                more--;
        }

        var around = CollectionsMarshal.AsSpan(old);
        var (from, to, fromOffset) = TouchedBlocks(around, first.Current.Start, span);
        var text = edit.Apply(around[from..to], fromOffset);
        if (
            (from > 0 && !BlockStream.Parts(around[from - 1].Text, text, dialect))
            || (to < old.Count && !BlockStream.Parts(text, around[to].Text, dialect))
        )
        {
            // Block boundaries next to the edit may move.
            if (from > 0)
                fromOffset -= around[--from].Width;
            to = Math.Min(to + 1, old.Count);
            text = edit.Apply(around[from..to], fromOffset);
        }
        var blocks = new List<Block>(old.Count + 2);
        blocks.AddRange(around[..from]);
        BlockStream.Split(text, dialect, blocks);
        KeepSame(blocks, from, old[from]);
        if (blocks.Count > from + 1 || to - from > 1)
            KeepSame(blocks, blocks.Count - 1, old[to - 1]);

        // Nothing changes after this point: parts that start here may be reused.
        var stream = new BlockStream(blocks, end);
        var shift = blocks.Count - to;
        var lastKept = blocks.Count > 0 && ReferenceEquals(blocks[^1], old[to - 1]);
        foreach (var (at, firstBlock) in oldParts)
        {
            if (firstBlock >= to || (lastKept && firstBlock == to - 1))
                stream.Mark(at, firstBlock + shift);
        }
        blocks.AddRange(CollectionsMarshal.AsSpan(old)[to..]);

        var (parts, met) = Place(stream, first.Current.Part.StateBefore, dialect, oldParts);
        KeepLastParts(parts, oldParts);
        return rope.Splice(first, met ?? rope.AtEnd(), parts);
    }

    /// <summary>
    /// Assigns the blocks of a stream to parts. The first ones are the old parts, with their caches, as long as they are equal.
    /// </summary>
    private static (List<Part> Parts, PartCursor? Met) Place(
        BlockStream stream,
        long state,
        Dialect dialect,
        List<OldPart> oldParts
    )
    {
        var parts = new List<Part>(Some / 2);
        var asBefore = true;
        var open = new List<AssignedBlock>(Some);
        var (kind, stateBefore) = (PartKind.OtherText, state);
        for (var index = 0; stream.At(index) is { } block; index++)
        {
            var placement =
                block.Kind == BlockStream.Blank
                    ? new Placement(PartKind.OtherText, BlockRole.Other, state)
                    : dialect.Assign(state, new BlockWindow(stream, index));
            var begins = placement.Begins ?? (open.Count == 0 ? PartKind.OtherText : null);
            if (begins is { } next)
            {
                Close();
                if (stream.OldPartAt(index) is { } met && met.Current.Part.StateBefore == state)
                    return (parts, met);
                (kind, stateBefore) = (next, state);
            }
            open.Add(new AssignedBlock(block, placement.Role));
            state = placement.NextState;
        }
        Close();
        return (parts, null);

        void Close()
        {
            if (open.Count == 0)
                return;
            kind = dialect.Settle(kind, stateBefore, CollectionsMarshal.AsSpan(open));
            var old = asBefore && parts.Count < oldParts.Count ? oldParts[parts.Count].At.Current.Part : null;
            asBefore = old is not null && Reads(old, kind, stateBefore, CollectionsMarshal.AsSpan(open));
            parts.Add(asBefore ? old! : Made(kind, [.. open], stateBefore, dialect));
            open.Clear();
        }
    }

    /// <summary>Gets the blocks that an edit touches, and the start of the first.</summary>
    private static (int From, int To, int Offset) TouchedBlocks(
        ReadOnlySpan<Block> blocks,
        int start,
        TextSpan span
    )
    {
        var (from, fromOffset) = (0, start);
        while (from + 1 < blocks.Length && fromOffset + blocks[from].Width <= span.Start)
            fromOffset += blocks[from++].Width;
        var (to, end) = (from, fromOffset);
        while (to < blocks.Length && (to == from || end <= span.End))
            end += blocks[to++].Width;
        return (from, to, fromOffset);
    }

    private static void KeepSame(List<Block> blocks, int index, Block old)
    {
        if (index < 0 || index >= blocks.Count)
            return;
        var fresh = blocks[index];
        if (
            fresh.Kind == old.Kind
            && fresh.Width == old.Width
            && fresh.Text.Span.SequenceEqual(old.Text.Span)
        )
            blocks[index] = old;
    }

    private static Part Made(PartKind kind, AssignedBlock[] blocks, long stateBefore, Dialect dialect) =>
        kind switch
        {
            PartKind.Entry => new Entry(blocks, stateBefore, dialect),
            PartKind.DateHeading => new DateHeading(blocks, stateBefore, dialect),
            PartKind.Boilerplate => new Boilerplate(blocks, stateBefore, dialect),
            _ => new OtherText(blocks, stateBefore, dialect),
        };

    private static bool Reads(
        Part old,
        PartKind kind,
        long stateBefore,
        ReadOnlySpan<AssignedBlock> blocks
    ) => old.Kind == kind && old.StateBefore == stateBefore && blocks.SequenceEqual(old.Blocks);

    /// <summary>Replaces the last parts with equal old ones, which keep their caches.</summary>
    private static void KeepLastParts(List<Part> parts, List<OldPart> oldParts)
    {
        for (var last = 1; last <= Math.Min(parts.Count, oldParts.Count); last++)
        {
            var (part, old) = (parts[^last], oldParts[^last].At.Current.Part);
            if (!Reads(old, part.Kind, part.StateBefore, part.Blocks))
                break;
            parts[^last] = old;
        }
    }
}
