using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The blocks for parsing: new ones first, then on demand those of the parts after the edit. Also splits text into blocks.
/// </summary>
internal sealed class BlockStream
{
    private readonly List<Block> blocks;
    private readonly List<OldPart> oldParts = [];
    private PartCursor rest;
    private int nextOldPart;

    /// <summary>Creates a stream.</summary>
    /// <param name="blocks">The new blocks.</param>
    /// <param name="rest">A cursor at the first unchanged part after them, or past the end.</param>
    public BlockStream(List<Block> blocks, PartCursor rest)
    {
        this.blocks = blocks;
        this.rest = rest;
    }

    /// <summary>Gets the block at an index, or null after the last one.</summary>
    public Block? At(int index)
    {
        while (index >= blocks.Count)
        {
            if (!Pull())
                return null;
        }
        return blocks[index];
    }

    /// <summary>Records that an unchanged part starts at a block, so that parsing can resume there.</summary>
    public void Mark(PartCursor at, int firstBlock) => oldParts.Add(new OldPart(at, firstBlock));

    /// <summary>Gets the unchanged part that starts at a block, or null. Indexes must be ascending.</summary>
    public PartCursor? OldPartAt(int index)
    {
        At(index);
        while (nextOldPart < oldParts.Count && oldParts[nextOldPart].FirstBlock < index)
            nextOldPart++;
        return nextOldPart < oldParts.Count && oldParts[nextOldPart].FirstBlock == index
            ? oldParts[nextOldPart].At
            : null;
    }

    /// <summary>Whether a block boundary lies between two texts, whatever they contain otherwise.</summary>
    public static bool Parts(SourceText before, SourceText after, Dialect dialect)
    {
        var first = after.Span[..LineBreaks.ContentLength(after.Span)];
        if (Whitespace.IsBlank(first) || !LineBreaks.EndsLine(before.Span))
            return false;
        var last = LineBreaks.LastLine(before.Span);
        return Whitespace.IsBlank(last) || dialect.BeginsBlock(last, first);
    }

    /// <summary>Splits text into blocks of the dialect. The text must start at a block boundary.</summary>
    public static void Split(SourceText text, Dialect dialect, List<Block> into)
    {
        var span = text.Span;
        var blockStart = 0;
        var previous = default(ReadOnlySpan<char>);
        var (previousBlank, seenContent) = (true, false);
        for (var lineStart = 0; lineStart < span.Length; )
        {
            var length = LineBreaks.LineLength(span[lineStart..], out var broken);
            var line = span.Slice(lineStart, length);
            if (broken)
                line = line[..LineBreaks.ContentLength(line)];
            var blank = Whitespace.IsBlank(line);
            if (!blank && lineStart > blockStart && (previousBlank || dialect.BeginsBlock(previous, line)))
            {
                Add(blockStart, lineStart, seenContent);
                (blockStart, seenContent) = (lineStart, false);
            }
            seenContent |= !blank;
            previous = line;
            previousBlank = blank;
            lineStart += length;
        }
        if (blockStart < span.Length)
            Add(blockStart, span.Length, seenContent);

        void Add(int from, int to, bool content)
        {
            var piece = text.Slice(from, to - from);
            into.Add(new Block(piece, content ? dialect.Classify(piece.Span) : Blank));
        }
    }

    /// <summary>The kind of a block of blank lines, which occurs only at the start of a document.</summary>
    public const byte Blank = 254;

    private bool Pull()
    {
        if (!rest.IsValid)
            return false;
        oldParts.Add(new OldPart(rest, blocks.Count));
        foreach (var (block, _) in rest.Current.Part.Blocks)
            blocks.Add(block);
        rest.MoveNext();
        return true;
    }
}

/// <summary>A part of the old tree and its first block in the stream.</summary>
internal readonly record struct OldPart(PartCursor At, int FirstBlock);
