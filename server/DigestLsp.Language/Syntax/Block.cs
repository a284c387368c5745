using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The smallest unit of reading: some whole lines, usually a paragraph, with the blank lines behind them.
/// Blocks joined are the text. A block knows its text and its kind and nothing of where it stands, so an
/// edit elsewhere leaves it as it is.
/// </summary>
public sealed class Block
{
    // The longest line seen in a digest has 21,607 characters.
    private const int MaxLineLength = 1 << 16;
    private const int MaxScannedLength = 1 << 20;
    private LinkSyntax[]? links;
    private int carriageReturns = -1;

    internal Block(SourceText text, byte kind)
    {
        Text = text;
        Kind = kind;
        LineBreaks = DigestLsp.Language.Text.LineBreaks.Count(text.Span);
    }

    /// <summary>All its characters, line breaks and blank lines behind it included.</summary>
    public SourceText Text { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Width => Text.Length;

    /// <summary>How many lines end in it.</summary>
    public int LineBreaks { get; }

    /// <summary>How many of those lines end in CRLF. Found on first use and kept.</summary>
    internal int CarriageReturns =>
        carriageReturns >= 0 ? carriageReturns : carriageReturns = Text.Span.Count("\r\n");

    /// <summary>What its dialect takes it for, judged by its own text alone; each dialect has its own numbers.</summary>
    internal byte Kind { get; }

    /// <summary>A place for what its dialect found out about its text; it lives and dies with the block.</summary>
    internal object? Memo { get; set; }

    /// <summary>
    /// The links written in it, in order, with spans relative to the block. Found on first use and kept. Text that nobody wrote is not
    /// looked through to its end, so that a key in it costs no more than elsewhere: of a line those that stand in its first 65,536
    /// characters, of a block those in its first million.
    /// </summary>
    public IReadOnlyList<LinkSyntax> Links => links ??= FindLinks();

    private LinkSyntax[] FindLinks()
    {
        var text = Text.Span[..Math.Min(Text.Length, MaxScannedLength)];
        if (text.Length <= MaxLineLength)
            return LinkScanner.Scan(text);
        var found = new List<LinkSyntax>();
        for (var start = 0; start < text.Length; )
        {
            var line = text[start..];
            line = line[..Language.Text.LineBreaks.LineLength(line, out _)];
            foreach (var link in LinkScanner.Scan(line[..Math.Min(line.Length, MaxLineLength)]))
                found.Add(link.Shift(start));
            start += line.Length;
        }
        return [.. found];
    }

    /// <summary>Span of the text without white space around it, relative to the block.</summary>
    public TextSpan Content => Whitespace.Content(Text.Span);

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();
}

/// <summary>What a block is for the part it stands in.</summary>
public enum BlockRole : byte
{
    /// <summary>Text that is none of the others.</summary>
    Other,

    /// <summary>A line that dates the papers below it.</summary>
    Date,

    /// <summary>The name of a paper.</summary>
    Title,

    /// <summary>A paragraph of the abstract.</summary>
    Abstract,

    /// <summary>Title and abstract with no blank line between them: the title is the first line.</summary>
    TitleAndAbstract,

    /// <summary>A whole paper in one block, as in a table row or a list item; its dialect reads it.</summary>
    Record,

    /// <summary>A field with its name: <c>Tags: vision</c>.</summary>
    Field,

    /// <summary>What a page puts behind the abstract: number of authors, day of publication.</summary>
    Trailer,

    /// <summary>A line that holds nothing but links.</summary>
    Links,

    /// <summary>What is said beside a paper and leads to another one.</summary>
    Note,

    /// <summary>Page furniture: votes, navigation, buttons.</summary>
    Boilerplate,

    /// <summary>A rule that only separates.</summary>
    Separator,

    /// <summary>Code, or values before a document: its blanks, those behind it too, are its own.</summary>
    Code,
}

/// <summary>A block and its role in a part.</summary>
/// <param name="Block">The block, shared between trees.</param>
/// <param name="Role">What it is there.</param>
public readonly record struct AssignedBlock(Block Block, BlockRole Role)
{
    /// <summary>Blanks at the ends of its lines that mean nothing, as spans of the block; see <see cref="Whitespace.AtLineEnds"/>.</summary>
    internal List<TextSpan> BlanksAtLineEnds(bool markdown) =>
        Role == BlockRole.Code ? [] : Whitespace.AtLineEnds(Block.Text.Span, markdown);
}
