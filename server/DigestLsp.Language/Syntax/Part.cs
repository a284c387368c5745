using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// A part of a digest: a date heading, an entry, page boilerplate or other text. A part has blocks and widths but no position in the
/// document; see <see cref="PartAt"/>.
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

    /// <summary>The cached diagnostics of this part.</summary>
    internal object? DiagnosticsMemo { get; set; }

    /// <summary>The cached online diagnostics of this part.</summary>
    internal object? VerdictDiagnosticsMemo { get; set; }

    /// <summary>The cached semantic tokens of this part.</summary>
    internal object? TokensMemo { get; set; }

    /// <summary>A hash of the text, ignoring blank lines between blocks. Computed on first use.</summary>
    internal int TextHash => textHash ??= HashOf(blocks);

    /// <summary>Whether it is Markdown.</summary>
    public bool IsMarkdown { get; }

    /// <summary>The cached JSON of this part for the client.</summary>
    public object? ClientMemo { get; set; }

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

    /// <summary>The options under which formatting does not change this part.</summary>
    internal object? FormattedMemo { get; set; }

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

    /// <summary>Gets the position of an offset, both relative to the part, which always starts on a new line.</summary>
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

    /// <summary>Gets the index of the very long line at an offset for an encoding, or null if the line is short.</summary>
    internal EncodedLine? LongLineAround(int offset, PositionEncoding encoding)
    {
        _ = Position(offset);
        if (longLine is not { } line || offset < line.Start || offset >= line.End)
            return null;
        if (line.Encoded?.Encoding != encoding)
            line.Encoded = new EncodedLine(LineTextAround(offset), encoding);
        return line.Encoded;
    }

    /// <summary>Gets the line of an offset relative to the part, without its line break.</summary>
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

    /// <summary>Gets the offset of a position, both relative to the part, clamped to the line.</summary>
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

    // The minimum length of a line whose positions are indexed.
    private const int LongLine = 4096;

    // The minimum number of lines, more than any paper has, for which line starts are cached.
    private const int ManyLines = 64;

    /// <summary>Two line numbers. A reference type, so that concurrent readers of the cache see both or none.</summary>
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

/// <summary>The date heading of the entries below it, up to the next one.</summary>
public sealed class DateHeading : Part
{
    private Said? found;

    internal DateHeading(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.DateHeading;

    /// <summary>The span of the date as written, without markup, relative to the part.</summary>
    public TextSpan Name => (found ??= Find()).Span;

    /// <summary>The date, or null if it cannot be parsed.</summary>
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

    /// <summary>The paper's own links in order, without those in notes to other papers.</summary>
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

    /// <summary>Whether the text is plain; see <see cref="Dialect.IsPlainText"/>.</summary>
    public bool IsPlainText => dialect.IsPlainText;

    /// <summary>Whether only blank lines separate its title from its abstract; see <see cref="Dialect.PartsByBlankLines"/>.</summary>
    public bool IsPartedByBlankLines => dialect.PartsByBlankLines;

    /// <summary>Whether its dialect wraps titles; see <see cref="Dialect.WrapsTitles"/>.</summary>
    public bool TitlesMayWrap => dialect.WrapsTitles;

    /// <summary>The abstract on one line, computed at each call, or null.</summary>
    internal string? FoldedAbstract => Content.Abstract is { } span ? Whitespace.Fold(Slice(span)) : null;

    /// <summary>The paragraphs of the abstract as written, without fields and other lines between them; may be empty.</summary>
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

    /// <summary>The cached facts for the workspace index, with lines relative to the entry.</summary>
    internal object? FactsMemo { get; set; }

    /// <summary>The cached occurrences in other digests.</summary>
    internal object? AcrossMemo { get; set; }

    /// <summary>The cached repositories that it links to, without duplicates.</summary>
    internal LinkedRepository[]? RepositoriesMemo { get; set; }

    /// <summary>The cached offset of a period at the end of the title: -1 if there is no period, 0 if it is not computed.</summary>
    internal int TitleStopMemo { get; set; }

    /// <summary>The cached placeholders of this entry if it is a row of a table.</summary>
    internal object? PlaceholderCellsMemo { get; set; }

    /// <summary>The text of the title while rules run; cleared by the caller.</summary>
    internal string? TitleMemo { get; set; }

    /// <summary>The text of the abstract while rules run; cleared by the caller.</summary>
    internal string? AbstractMemo { get; set; }

    /// <summary>
    /// Gets the content of a block in its role, without markers and labels, or the value of a field. Relative to the block; null if it is
    /// empty.
    /// </summary>
    internal TextSpan? ValueOf(Block block, BlockRole role) =>
        role == BlockRole.Field ? dialect.Field(block.Text.Span)?.ValueSpan
        : role is BlockRole.Title or BlockRole.Abstract ? dialect.ContentSpan(role, block.Text.Span)
        : null;

    /// <summary>Whether a block would start at a line after another; see <see cref="Dialect.BeginsBlock"/>.</summary>
    internal bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        dialect.BeginsBlock(previous, line);

    /// <summary>The content of the paper with spans relative to the part, parsed on first use.</summary>
    public new EntryContent Content => content ??= dialect.Read(this);

    /// <summary>The trimmed span, relative to the part.</summary>
    public TextSpan Extent => base.Content;

    /// <summary>The first span of the arXiv id outside of title and abstract, or null.</summary>
    public TextSpan? ArxivIdSpan => Where(Content.ArxivId);

    /// <summary>The first span of the DOI outside of title and abstract, or null.</summary>
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
/// <param name="Key">Its lowercase full name.</param>
/// <param name="Hash">The hash of the key.</param>
internal readonly record struct LinkedRepository(string Key, uint Hash);

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

/// <summary>A part with its position in a tree.</summary>
/// <param name="Part">The part, shared between trees.</param>
/// <param name="Start">The 0-based offset of its start in the document.</param>
/// <param name="Line">The 0-based number of its first line.</param>
public readonly record struct PartAt(Part Part, int Start, int Line)
{
    /// <summary>The offset of its end.</summary>
    public int End => Start + Part.Width;

    /// <summary>Gets the position of an offset relative to the part.</summary>
    public LinePosition Position(int offset)
    {
        var position = Part.Position(offset);
        return position with { Line = Line + position.Line };
    }

    /// <summary>Gets the range of a span relative to the part.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>Gets the position of an offset relative to the part, in an encoding.</summary>
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

    /// <summary>Gets the range of a span relative to the part, in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));
}
