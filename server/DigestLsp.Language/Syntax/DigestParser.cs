using System.Runtime.InteropServices;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Places blocks into parts, from a known state on, until the stream ends or falls in step with parts read before.</summary>
internal static class DigestParser
{
    /// <summary>Reads a whole document.</summary>
    public static PartRope Read(SourceText text, Dialect dialect)
    {
        var blocks = new List<Block>(text.Length / 512);
        BlockStream.Split(text, dialect, blocks);
        var (parts, _) = Place(new BlockStream(blocks, default), 0, dialect);
        return PartRope.Of(parts);
    }

    /// <summary>Reads a document again after a change: the blocks the change touches, and as many parts as read otherwise.</summary>
    /// <param name="rope">The document before the change.</param>
    /// <param name="change">The change; its span lies inside the document.</param>
    /// <param name="dialect">The dialect the document was read in.</param>
    public static PartRope Reread(PartRope rope, TextChange change, Dialect dialect)
    {
        var first = rope.AtOffset(change.Span.Start);
        if (!first.IsValid)
            return Read(new SourceText(change.NewText), dialect);

        // Left: a block's place may depend on so many blocks behind it, and its boundary on one before it.
        var last = rope.AtOffset(change.Span.End);
        var needed = dialect.Lookahead + 2;
        for (var have = 0; have < needed && first.MovePrevious(); )
            have += first.Current.Part.Blocks.Length;

        // Right: the block behind the touched ones is read again too, so one part more than they stand in.
        var old = new List<Block>();
        var oldParts = new List<OldPart>();
        var end = first;
        for (var more = 1; end.IsValid && more >= 0; end.MoveNext())
        {
            oldParts.Add(new OldPart(end, old.Count));
            foreach (var (block, _) in end.Current.Part.Blocks)
                old.Add(block);
            if (end.Current.End >= last.Current.End)
                more--;
        }

        var (from, to, fromOffset) = TouchedBlocks(old, first.Current.Start, change.Span);
        var blocks = new List<Block>(old.Count + 2);
        blocks.AddRange(CollectionsMarshal.AsSpan(old)[..from]);
        BlockStream.Split(Edited(old, from, to, fromOffset, change), dialect, blocks);
        KeepSame(blocks, from, old[from]);
        if (blocks.Count > from + 1 || to - from > 1)
            KeepSame(blocks, blocks.Count - 1, old[to - 1]);

        // From here on everything is as it was: parts that start behind may be met again.
        var stream = new BlockStream(blocks, end);
        var shift = blocks.Count - to;
        var lastKept = blocks.Count > 0 && ReferenceEquals(blocks[^1], old[to - 1]);
        foreach (var (at, firstBlock) in oldParts)
        {
            if (firstBlock >= to || (lastKept && firstBlock == to - 1))
                stream.Mark(at, firstBlock + shift);
        }
        blocks.AddRange(CollectionsMarshal.AsSpan(old)[to..]);

        var (parts, met) = Place(stream, first.Current.Part.StateBefore, dialect);
        KeepSameParts(parts, oldParts);
        return rope.Splice(first, met ?? rope.AtEnd(), parts);
    }

    private static (List<Part> Parts, PartCursor? Met) Place(BlockStream stream, int state, Dialect dialect)
    {
        var parts = new List<Part>();
        var open = new List<PlacedBlock>();
        var (kind, stateBefore) = (PartKind.OtherText, state);
        for (var index = 0; stream.At(index) is { } block; index++)
        {
            var placement =
                block.Kind == BlockStream.Blank
                    ? new Placement(PartKind.OtherText, BlockRole.Other, state)
                    : dialect.Place(state, new BlockWindow(stream, index));
            var begins = placement.Begins ?? (open.Count == 0 ? PartKind.OtherText : null);
            if (begins is { } next)
            {
                Close();
                if (stream.OldPartAt(index) is { } met && met.Current.Part.StateBefore == state)
                    return (parts, met);
                (kind, stateBefore) = (next, state);
            }
            open.Add(new PlacedBlock(block, placement.Role));
            state = placement.NextState;
        }
        Close();
        return (parts, null);

        void Close()
        {
            if (open.Count == 0)
                return;
            PlacedBlock[] blocks = [.. open];
            open.Clear();
            parts.Add(
                kind switch
                {
                    PartKind.Entry => new Entry(blocks, stateBefore, dialect),
                    PartKind.DateHeading => new DateHeading(blocks, stateBefore),
                    PartKind.Furniture => new Furniture(blocks, stateBefore),
                    _ => new OtherText(blocks, stateBefore),
                }
            );
        }
    }

    /// <summary>The blocks a change touches, with one neighbour on each side, and where the first of them starts.</summary>
    private static (int From, int To, int Offset) TouchedBlocks(List<Block> blocks, int start, TextSpan span)
    {
        var (from, fromOffset) = (0, start);
        while (from + 1 < blocks.Count && fromOffset + blocks[from].Width <= span.Start)
            fromOffset += blocks[from++].Width;
        var (to, end) = (from, fromOffset);
        while (to < blocks.Count && (to == from || end <= span.End))
            end += blocks[to++].Width;
        if (to < blocks.Count)
            to++;
        if (from > 0)
            fromOffset -= blocks[--from].Width;
        return (from, to, fromOffset);
    }

    private static SourceText Edited(List<Block> blocks, int from, int to, int offset, TextChange change)
    {
        var width = 0;
        for (var i = from; i < to; i++)
            width += blocks[i].Width;
        var length = width - change.Span.Length + change.NewText.Length;
        var text = string.Create(
            length,
            (blocks, from, to, offset, change),
            static (target, s) =>
            {
                var cutFrom = s.change.Span.Start - s.offset;
                var cutTo = s.change.Span.End - s.offset;
                s.change.NewText.CopyTo(target[cutFrom..]);
                var gained = s.change.NewText.Length - s.change.Span.Length;
                var position = 0;
                for (var i = s.from; i < s.to; i++)
                {
                    var block = s.blocks[i].Text.Span;
                    if (position < cutFrom)
                    {
                        var head = Math.Min(block.Length, cutFrom - position);
                        block[..head].CopyTo(target[position..]);
                    }
                    if (position + block.Length > cutTo)
                    {
                        var tail = Math.Max(0, cutTo - position);
                        block[tail..].CopyTo(target[(position + tail + gained)..]);
                    }
                    position += block.Length;
                }
            }
        );
        return new SourceText(text);
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

    /// <summary>Parts that read as before stay the same object, and with it what is kept for them.</summary>
    private static void KeepSameParts(List<Part> parts, List<OldPart> oldParts)
    {
        var (head, tail) = (0, 0);
        var most = Math.Min(parts.Count, oldParts.Count);
        for (; head < most && Same(parts[head], oldParts[head].At.Current.Part); head++)
            parts[head] = oldParts[head].At.Current.Part;
        for (; tail < most - head && Same(parts[^(tail + 1)], oldParts[^(tail + 1)].At.Current.Part); tail++)
            parts[^(tail + 1)] = oldParts[^(tail + 1)].At.Current.Part;
    }

    private static bool Same(Part part, Part old) =>
        part.GetType() == old.GetType()
        && part.StateBefore == old.StateBefore
        && part.Blocks.SequenceEqual(old.Blocks);
}
