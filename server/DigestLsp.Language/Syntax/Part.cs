using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// A part of a digest: a date heading, an entry, page boilerplate or other text. A part has blocks and widths but no position in the
/// document; see <see cref="PartAt"/>.
/// </summary>
public abstract partial class Part
{
    private readonly AssignedBlock[] blocks;
    private int? textHash;
    private int blankLinesBehind = -1;
    private LinePair? contentLines;

    private protected Part(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
    {
        this.blocks = blocks;
        StateBefore = stateBefore;
        IsMarkdown = dialect.IsMarkdown;
        foreach (var (block, _) in blocks)
        {
            Width += block.Width;
            LineBreaks += block.LineBreaks;
        }
    }

    /// <summary>The blocks in order; never empty.</summary>
    public ReadOnlySpan<AssignedBlock> Blocks => blocks;

    /// <summary>The blocks, for iterators.</summary>
    private protected IEnumerable<AssignedBlock> PlacedBlocks => blocks;

    /// <summary>The number of UTF-16 code units, including the blank lines after it.</summary>
    public int Width { get; }

    /// <summary>The number of line breaks.</summary>
    public int LineBreaks { get; }

    /// <summary>The kind.</summary>
    internal abstract PartKind Kind { get; }

    /// <summary>The state of the parser before this part. With equal states, equal blocks are parsed the same.</summary>
    internal long StateBefore { get; }

    /// <summary>A hash of the text, ignoring blank lines between blocks. Computed on first use.</summary>
    internal int TextHash => textHash ??= HashOf(blocks);

    /// <summary>Whether it is Markdown.</summary>
    public bool IsMarkdown { get; }

    /// <summary>The trimmed span, relative to the part.</summary>
    public TextSpan Content
    {
        get
        {
            var first = blocks[0].Block.Content;
            var last = blocks[^1].Block;
            return TextSpan.FromBounds(first.Start, Width - last.Width + last.Content.End);
        }
    }

    /// <summary>The first and the last line of <see cref="Content"/>, relative to the part. Computed on first use.</summary>
    internal LinePair ContentLines =>
        contentLines ??= new LinePair(Position(Content.Start).Line, Position(Content.End).Line);

    /// <summary>The number of blank lines at its end. Computed on first use.</summary>
    internal int BlankLinesBehind
    {
        get
        {
            if (blankLinesBehind < 0)
            {
                var last = blocks[^1].Block;
                var behind = last.Text.Span[last.Content.End..];
                blankLinesBehind = Math.Max(0, DigestLsp.Language.Text.LineBreaks.Count(behind) - 1);
            }
            return blankLinesBehind;
        }
    }

    /// <summary>The links in order, with spans relative to the part.</summary>
    public IEnumerable<LinkSyntax> Links
    {
        get
        {
            // Most parts have no links, and one rule after the other requests them.
            foreach (var (block, _) in blocks)
            {
                if (block.Links.Count > 0)
                    return LinksOfBlocks();
            }
            return [];
        }
    }

    private IEnumerable<LinkSyntax> LinksOfBlocks()
    {
        var offset = 0;
        foreach (var (block, _) in blocks)
        {
            foreach (var link in block.Links)
                yield return link.Shift(offset);
            offset += block.Width;
        }
    }

    /// <summary>Gets the text of a span relative to the part, without a copy if the span is in one block.</summary>
    internal ReadOnlySpan<char> Window(TextSpan span)
    {
        var offset = 0;
        foreach (var (block, _) in blocks)
        {
            if (span.Start >= offset && span.End <= offset + block.Width)
                return block.Text.Span.Slice(span.Start - offset, span.Length);
            offset += block.Width;
        }
        return Slice(span);
    }

    /// <summary>Gets the text of a span relative to the part.</summary>
    public string Slice(TextSpan span)
    {
        var offset = 0;
        System.Text.StringBuilder? text = null;
        foreach (var (block, _) in blocks)
        {
            var from = Math.Max(span.Start, offset);
            var to = Math.Min(span.End, offset + block.Width);
            if (from < to)
            {
                var piece = block.Text.Slice(from - offset, to - from);
                if (piece.Length == span.Length)
                    return piece.ToString();
                (text ??= new(span.Length)).Append(piece.Span);
            }
            offset += block.Width;
        }
        return text?.ToString() ?? "";
    }

    /// <inheritdoc/>
    public override string ToString() => Slice(new TextSpan(0, Width));

    /// <summary>Two line numbers. A reference type, so that concurrent readers of the cache see both or none.</summary>
    internal sealed record LinePair(int First, int Last);

    private static int HashOf(AssignedBlock[] blocks)
    {
        var hash = default(HashCode);
        foreach (var (block, _) in blocks)
            hash.Add(string.GetHashCode(Whitespace.Trim(block.Text.Span), StringComparison.Ordinal));
        return hash.ToHashCode();
    }
}

/// <summary>Page boilerplate: navigation, votes, buttons.</summary>
public sealed class Boilerplate : Part
{
    internal Boilerplate(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.Boilerplate;
}

/// <summary>Text that is not a paper, a date or boilerplate: an introduction, a heading, a rule.</summary>
public sealed class OtherText : Part
{
    internal OtherText(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.OtherText;
}
