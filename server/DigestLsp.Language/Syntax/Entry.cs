using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

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
