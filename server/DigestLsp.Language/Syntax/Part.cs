using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// What a digest is made of, one after the other: date headings, entries, page furniture and other text.
/// A part holds blocks and widths, never a position in the document: <see cref="PartAt"/> does that.
/// </summary>
public abstract class Part
{
    private readonly AssignedBlock[] blocks;
    private int? textHash;
    private int blankLinesBehind = -1;
    private LineAt? longLine;
    private int[]? lineStarts;
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

    /// <summary>Its blocks, in order; never empty.</summary>
    public ReadOnlySpan<AssignedBlock> Blocks => blocks;

    /// <summary>The same, for walks that wait.</summary>
    private protected IEnumerable<AssignedBlock> PlacedBlocks => blocks;

    /// <summary>Number of UTF-16 code units, the blank lines behind it included.</summary>
    public int Width { get; }

    /// <summary>How many lines end in it.</summary>
    public int LineBreaks { get; }

    /// <summary>What it is.</summary>
    internal abstract PartKind Kind { get; }

    /// <summary>What reading knew when it came to this part; equal states read the same blocks the same way.</summary>
    internal long StateBefore { get; }

    /// <summary>A place for what the rules found in this very part; it lives and dies with it.</summary>
    internal object? DiagnosticsMemo { get; set; }

    /// <summary>A place for what the rules found in it with what services say of its links; it lives and dies with the part.</summary>
    internal object? VerdictDiagnosticsMemo { get; set; }

    /// <summary>A place for the part's coloured stretches; it lives and dies with the part.</summary>
    internal object? TokensMemo { get; set; }

    /// <summary>A number that is equal for parts of the same text, blanks around blocks aside. Found on first use and kept.</summary>
    internal int TextHash => textHash ??= HashOf(blocks);

    /// <summary>Whether it is written in Markdown.</summary>
    public bool IsMarkdown { get; }

    /// <summary>A place for what a client is told of the part, as it is sent; it lives and dies with the part.</summary>
    public object? ClientMemo { get; set; }

    /// <summary>Span without the white space around it, relative to the part.</summary>
    public TextSpan Content
    {
        get
        {
            var first = blocks[0].Block.Content;
            var last = blocks[^1].Block;
            return TextSpan.FromBounds(first.Start, Width - last.Width + last.Content.End);
        }
    }

    /// <summary>The first and the last line of <see cref="Content"/>, counted from the part's first. Found on first use and kept.</summary>
    internal LinePair ContentLines =>
        contentLines ??= new LinePair(Position(Content.Start).Line, Position(Content.End).Line);

    /// <summary>How many blank lines stand at its end. Found on first use and kept.</summary>
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

    /// <summary>The options under which formatting left the part as it is; it lives and dies with the part.</summary>
    internal object? FormattedMemo { get; set; }

    /// <summary>All links in it, in order, with spans relative to the part.</summary>
    public IEnumerable<LinkSyntax> Links
    {
        get
        {
            // Most parts have none, and are asked by one rule after the other.
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

    /// <summary>The characters of a span relative to the part, where they are; a copy where the span reaches over blocks.</summary>
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

    /// <summary>The characters of a span relative to the part.</summary>
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

    /// <summary>Position of an offset, both relative to the part's start (which always starts a line).</summary>
    internal LinePosition Position(int offset)
    {
        if (longLine is { } known && offset >= known.Start && offset < known.End)
            return new LinePosition(known.Line, offset - known.Start);
        if (LineBreaks > ManyLines)
            return PositionInMany(offset);
        var (start, line) = (0, 0);
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (offset < start + block.Width || i == blocks.Length - 1)
            {
                var text = block.Text.Span;
                var lineStart = 0;
                while (true)
                {
                    var next = lineStart + LineBreaksLength(text[lineStart..], out var broken);
                    if (next - lineStart > LongLine && start + next > offset)
                        longLine = new LineAt(start + lineStart, start + next, line);
                    if (!broken || start + next > offset)
                        return new LinePosition(line, offset - start - lineStart);
                    (lineStart, line) = (next, line + 1);
                }
            }
            (start, line) = (start + block.Width, line + block.LineBreaks);
        }
    }

    private LinePosition PositionInMany(int offset)
    {
        var starts = lineStarts ??= StartsOfLines();
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        var end = line + 1 < starts.Length ? starts[line + 1] : Width;
        if (end - starts[line] > LongLine)
            longLine = new LineAt(starts[line], end, line);
        return new LinePosition(line, offset - starts[line]);
    }

    private int[] StartsOfLines()
    {
        var starts = new int[LineBreaks + 1];
        var (start, line) = (0, 0);
        foreach (var (block, _) in blocks)
        {
            var text = block.Text.Span;
            for (var at = 0; ; )
            {
                at += LineBreaksLength(text[at..], out var broken);
                if (!broken)
                    break;
                starts[++line] = start + at;
            }
            start += block.Width;
        }
        return starts;
    }

    /// <summary>The very long line at an offset, counted in an encoding, or null if the line is a short one.</summary>
    internal EncodedLine? LongLineAround(int offset, PositionEncoding encoding)
    {
        _ = Position(offset);
        if (longLine is not { } line || offset < line.Start || offset >= line.End)
            return null;
        if (line.Encoded?.Encoding != encoding)
            line.Encoded = new EncodedLine(LineTextAround(offset), encoding);
        return line.Encoded;
    }

    /// <summary>The line an offset stands in, from its start on, without its line break; the offset is relative to the part.</summary>
    internal ReadOnlySpan<char> LineAround(int offset) => LineTextAround(offset).Span;

    private SourceText LineTextAround(int offset)
    {
        var lineStart = offset - Position(offset).Character;
        var start = 0;
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (lineStart < start + block.Width || i == blocks.Length - 1)
            {
                var length = DigestLsp.Language.Text.LineBreaks.ContentLength(
                    block.Text.Span[(lineStart - start)..]
                );
                return block.Text.Slice(lineStart - start, length);
            }
            start += block.Width;
        }
    }

    /// <summary>Offset of a position, both relative to the part's start; clamped to the line.</summary>
    internal int Offset(LinePosition position)
    {
        if (LineBreaks > ManyLines)
        {
            var start = (lineStarts ??= StartsOfLines())[Math.Clamp(position.Line, 0, LineBreaks)];
            return start + Math.Clamp(position.Character, 0, LineAround(start).Length);
        }
        return OffsetInFew(position);
    }

    private int OffsetInFew(LinePosition position)
    {
        var (start, line) = (0, 0);
        for (var i = 0; ; i++)
        {
            var block = blocks[i].Block;
            if (position.Line < line + block.LineBreaks || i == blocks.Length - 1)
            {
                var text = block.Text.Span;
                var lineStart = DigestLsp.Language.Text.LineBreaks.StartOfLine(text, position.Line - line);
                var length = DigestLsp.Language.Text.LineBreaks.ContentLength(text[lineStart..]);
                return start + lineStart + Math.Clamp(position.Character, 0, length);
            }
            (start, line) = (start + block.Width, line + block.LineBreaks);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Slice(new TextSpan(0, Width));

    // A line so long that it is not looked through anew for each of its positions.
    private const int LongLine = 4096;

    // A part of so many lines, which no paper has, keeps where they start.
    private const int ManyLines = 64;

    /// <summary>Two lines. What parts keep is a reference, there whole or not at all for whoever reads it beside another.</summary>
    internal sealed record LinePair(int First, int Last);

    private sealed record LineAt(int Start, int End, int Line)
    {
        public EncodedLine? Encoded { get; set; }
    }

    private static int HashOf(AssignedBlock[] blocks)
    {
        var hash = default(HashCode);
        foreach (var (block, _) in blocks)
            hash.Add(string.GetHashCode(Whitespace.Trim(block.Text.Span), StringComparison.Ordinal));
        return hash.ToHashCode();
    }

    private static int LineBreaksLength(ReadOnlySpan<char> text, out bool broken) =>
        DigestLsp.Language.Text.LineBreaks.LineLength(text, out broken);
}

/// <summary>A line that dates the entries below it, up to the next one.</summary>
public sealed class DateHeading : Part
{
    private Said? found;

    internal DateHeading(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.DateHeading;

    /// <summary>The date as written, without markup around it, relative to the part.</summary>
    public TextSpan Name => (found ??= Find()).Span;

    /// <summary>What the line says, or null where it says no date that can be read.</summary>
    public DigestDate? Date => (found ??= Find()).Date;

    private Said Find() =>
        (
            DateText.FindInHeading(Blocks[0].Block.Text.Span)
            ?? DayText.FindInTitle(Blocks[0].Block.Text.Span)
            ?? DateText.FindMonthAndDay(Blocks[0].Block.Text.Span)
        )
            is { } read
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

/// <summary>Text that is no paper, no date and no furniture: an introduction, a heading, a rule.</summary>
public sealed class OtherText : Part
{
    internal OtherText(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.OtherText;
}

/// <summary>A part and where it stands in one tree.</summary>
/// <param name="Part">The part, shared between trees.</param>
/// <param name="Start">0-based offset of its first code unit in the document.</param>
/// <param name="Line">0-based number of its first line.</param>
public readonly record struct PartAt(Part Part, int Start, int Line)
{
    /// <summary>Offset of the first code unit behind it.</summary>
    public int End => Start + Part.Width;

    /// <summary>The document's position of an offset relative to the part.</summary>
    public LinePosition Position(int offset)
    {
        var position = Part.Position(offset);
        return position with { Line = Line + position.Line };
    }

    /// <summary>The document's range of a span relative to the part.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>The document's position of an offset relative to the part, its character counted in an encoding.</summary>
    public LinePosition Position(int offset, PositionEncoding encoding)
    {
        var position = Position(offset);
        if (encoding == PositionEncoding.Utf16)
            return position;
        if (Part.LongLineAround(offset, encoding) is { } known)
            return position with { Character = known.Count(position.Character) };
        var line = Part.LineAround(offset);
        return position with
        {
            Character = encoding.Count(line[..Math.Min(position.Character, line.Length)]),
        };
    }

    /// <summary>The document's range of a span relative to the part, its characters counted in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));
}
