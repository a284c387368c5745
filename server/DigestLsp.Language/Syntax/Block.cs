using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The smallest unit of parsing: whole lines, usually a paragraph, with the blank lines after them. The text is the concatenation of its
/// blocks. A block has a text and a kind but no position, so that edits elsewhere do not change it.
/// </summary>
public sealed class Block
{
    // The longest line in known digests has 21,607 characters.
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

    /// <summary>The text, including line breaks and the blank lines after it.</summary>
    public SourceText Text { get; }

    /// <summary>The number of UTF-16 code units.</summary>
    public int Width => Text.Length;

    /// <summary>The number of line breaks.</summary>
    public int LineBreaks { get; }

    /// <summary>The number of CRLF line breaks, computed on first use.</summary>
    internal int CarriageReturns =>
        carriageReturns >= 0 ? carriageReturns : carriageReturns = Text.Span.Count("\r\n");

    /// <summary>The kind that its dialect assigns from its text alone; each dialect has its own numbers.</summary>
    internal byte Kind { get; }

    /// <summary>The properties that its dialect computed from its text alone, or null if not computed yet.</summary>
    internal BlockReading? Reading { get; set; }

    /// <summary>
    /// The links in order, with spans relative to the block, computed on first use. Implausibly long text is not scanned completely, so
    /// that edits in it stay fast: at most 65,536 characters of a line and a million of a block.
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

    /// <summary>The trimmed span, relative to the block.</summary>
    public TextSpan Content => Whitespace.Content(Text.Span);

    /// <inheritdoc/>
    public override string ToString() => Text.ToString();
}

/// <summary>Properties of a block that follow from its text alone, independent of its position. Each dialect has its own.</summary>
internal abstract class BlockReading;

/// <summary>The role of a block in its part.</summary>
public enum BlockRole : byte
{
    /// <summary>Other text.</summary>
    Other,

    /// <summary>A date heading.</summary>
    Date,

    /// <summary>The title of a paper.</summary>
    Title,

    /// <summary>A paragraph of the abstract.</summary>
    Abstract,

    /// <summary>Title and abstract without a blank line between them: the first line is the title.</summary>
    TitleAndAbstract,

    /// <summary>A whole paper in one block, as in a table row or a list item, which the dialect parses.</summary>
    Record,

    /// <summary>A field with its name: <c>Tags: vision</c>.</summary>
    Field,

    /// <summary>Page text after the abstract: number of authors, publication date.</summary>
    Trailer,

    /// <summary>A line with links only.</summary>
    Links,

    /// <summary>A remark next to a paper that links to another one.</summary>
    Note,

    /// <summary>Page boilerplate: votes, navigation, buttons.</summary>
    Boilerplate,

    /// <summary>A line that only separates.</summary>
    Separator,

    /// <summary>Code or front matter, in which whitespace is significant, including the blank lines after it.</summary>
    Code,
}

/// <summary>A block with its role in a part.</summary>
/// <param name="Block">The block, shared between trees.</param>
/// <param name="Role">The role.</param>
public readonly record struct AssignedBlock(Block Block, BlockRole Role)
{
    /// <summary>Gets the insignificant trailing whitespace, as spans of the block; see <see cref="Whitespace.AtLineEnds"/>.</summary>
    internal List<TextSpan> BlanksAtLineEnds(bool markdown) =>
        Role == BlockRole.Code ? [] : Whitespace.AtLineEnds(Block.Text.Span, markdown);
}
