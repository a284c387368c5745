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

/// <summary>A line that dates the entries below it, up to the next one.</summary>
public sealed class DateHeading : Part
{
    private readonly Dialect dialect;
    private Said? found;

    internal DateHeading(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) => this.dialect = dialect;

    internal override PartKind Kind => PartKind.DateHeading;

    /// <summary>The date as written, without markup around it, relative to the part.</summary>
    public TextSpan Name => (found ??= Find()).Span;

    /// <summary>What the line says, or null where it says no date that can be read.</summary>
    public DigestDate? Date => (found ??= Find()).Date;

    private Said Find() =>
        dialect.FindDay(Blocks[0].Block.Text.Span) is { } read
            ? new Said(read.Span, read.Date)
            : new Said(Content, null);

    private sealed record Said(TextSpan Span, DigestDate? Date);
}

/// <summary>A paper: title, abstract, fields, trailer, links.</summary>
public sealed class Entry : Part
{
    private readonly Dialect dialect;
    private EntryContent? content;

    internal Entry(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) => this.dialect = dialect;

    internal override PartKind Kind => PartKind.Entry;

    /// <summary>The links of the paper itself, in order: none that are in its notes and lead to other papers.</summary>
    public IEnumerable<LinkSyntax> OwnLinks
    {
        get
        {
            var offset = 0;
            foreach (var (block, role) in PlacedBlocks)
            {
                if (role != BlockRole.Note)
                {
                    foreach (var link in block.Links)
                        yield return link.Shift(offset);
                }
                offset += block.Width;
            }
        }
    }

    /// <summary>Whether its text means what it shows; see <see cref="Dialect.IsPlainText"/>.</summary>
    public bool IsPlainText => dialect.IsPlainText;

    /// <summary>Whether blank lines alone part its title from its abstract; see <see cref="Dialect.PartsByBlankLines"/>.</summary>
    public bool IsPartedByBlankLines => dialect.PartsByBlankLines;

    /// <summary>Whether its dialect wraps titles over lines; see <see cref="Dialect.WrapsTitles"/>.</summary>
    public bool TitlesMayWrap => dialect.WrapsTitles;

    /// <summary>The abstract on one line, read anew at each call; null where there is none.</summary>
    internal string? FoldedAbstract => Content.Abstract is { } span ? Whitespace.Fold(Slice(span)) : null;

    /// <summary>The paragraphs of the abstract as written, without fields and other lines between them; empty if there is no abstract.</summary>
    internal string AbstractText
    {
        get
        {
            if (Content.Abstract is not { } span)
                return "";
            var text = new System.Text.StringBuilder(span.Length);
            var offset = 0;
            foreach (var (block, role) in Blocks)
            {
                var (start, end) = (Math.Max(span.Start, offset), Math.Min(span.End, offset + block.Width));
                if (start < end && !IsBetweenParagraphs(role))
                    text.Append(block.Text.Span[(start - offset)..(end - offset)]);
                offset += block.Width;
            }
            return text.ToString();
        }
    }

    private static bool IsBetweenParagraphs(BlockRole role) =>
        role
            is BlockRole.Field
                or BlockRole.Links
                or BlockRole.Trailer
                or BlockRole.Boilerplate
                or BlockRole.Separator;

    /// <summary>A place for the facts that a library keeps of it, lines counted from its first; it lives and dies with the entry.</summary>
    internal object? FactsMemo { get; set; }

    /// <summary>A place for where other digests have it; it lives and dies with the entry.</summary>
    internal object? AcrossMemo { get; set; }

    /// <summary>A place for the repositories it links to, each once; it lives and dies with the entry.</summary>
    internal LinkedRepository[]? RepositoriesMemo { get; set; }

    /// <summary>A place for where the full stop stands that its title should not have, -1 where none does; 0 while nobody has looked.</summary>
    internal int TitleStopMemo { get; set; }

    /// <summary>The cached placeholders of this entry if it is a row of a table.</summary>
    internal object? PlaceholderCellsMemo { get; set; }

    /// <summary>The title as a text, while rules look at it one after the other; whoever is done forgets it.</summary>
    internal string? TitleMemo { get; set; }

    /// <summary>The abstract as a text, as the title is kept.</summary>
    internal string? AbstractMemo { get; set; }

    /// <summary>What one of its blocks says in its role, without marks and labels; a field's value. Relative to the block; null where it says nothing.</summary>
    internal TextSpan? ValueOf(Block block, BlockRole role) =>
        role == BlockRole.Field ? dialect.Field(block.Text.Span)?.ValueSpan
        : role is BlockRole.Title or BlockRole.Abstract ? dialect.ContentSpan(role, block.Text.Span)
        : null;

    /// <summary>Whether a block would begin at a line behind another; see <see cref="Dialect.BeginsBlock"/>.</summary>
    internal bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        dialect.BeginsBlock(previous, line);

    /// <summary>What the paper says, with spans relative to the part. Read on first use and kept.</summary>
    public new EntryContent Content => content ??= dialect.Read(this);

    /// <summary>Span without the white space around it, relative to the part.</summary>
    public TextSpan Extent => base.Content;

    /// <summary>Where arXiv's identifier is written first, title and abstract aside; null where there is none.</summary>
    public TextSpan? ArxivIdSpan => Where(Content.ArxivId);

    /// <summary>Where the DOI is written first, title and abstract aside; null where there is none.</summary>
    public TextSpan? DoiSpan => Where(Content.Doi);

    private TextSpan? Where(string? identifier)
    {
        if (identifier is null)
            return null;
        var text = ToString();
        for (var from = 0; from < text.Length; )
        {
            var at = text.IndexOf(identifier, from, StringComparison.Ordinal);
            if (at < 0)
                return null;
            var span = new TextSpan(at, identifier.Length);
            if (Content.Abstract?.Contains(span) != true && Content.TitleSpan?.Contains(span) != true)
                return span;
            from = at + 1;
        }
        return null;
    }
}

/// <summary>A repository that an entry links to.</summary>
/// <param name="Key">Its full name in lower case.</param>
/// <param name="Hash">A number that is equal for equal keys.</param>
internal readonly record struct LinkedRepository(string Key, uint Hash);

/// <summary>Page furniture: what a page shows and a digest does not want.</summary>
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
