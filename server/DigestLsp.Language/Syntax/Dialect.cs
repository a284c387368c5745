using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// A family of layouts of digests. A dialect decides three things (whether a block starts at a line, the kind of a block by itself, and its
/// role in context) and parses the resulting entries. Each decision depends on bounded text only, which makes parsing incremental. Dialects
/// are immutable.
/// </summary>
public abstract class Dialect
{
    /// <summary>The name in settings and documentation: <c>pasted-page</c>.</summary>
    public abstract string Id { get; }

    /// <summary>
    /// Gets how likely the start of a document has this dialect: from 0 (not at all) to 100 (certain). Must depend only on the given text
    /// (the first <see cref="DigestTree.HeadLength"/> code units).
    /// </summary>
    public abstract int Score(ReadOnlySpan<char> head);

    /// <summary>The number of following blocks that <see cref="Assign"/> may inspect.</summary>
    protected internal virtual int Lookahead => 3;

    /// <summary>
    /// Whether a block starts at <paramref name="line"/>. Called only if neither line is blank: a block always starts after a blank line
    /// and never at one. Lines have no line break.
    /// </summary>
    protected internal virtual bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        false;

    /// <summary>Gets the kind of a block from its text alone. Each dialect has its own numbers.</summary>
    protected internal abstract byte Classify(ReadOnlySpan<char> block);

    /// <summary>
    /// Assigns a block to a part, from the state after the previous block (0 at the start of a document) and at most
    /// <see cref="Lookahead"/> following blocks.
    /// </summary>
    protected internal abstract Placement Assign(long state, BlockWindow window);

    /// <summary>
    /// Decides the kind of a part when all its blocks are known, and may change their roles. Must depend only on the arguments; no state
    /// may depend on the result.
    /// </summary>
    /// <param name="begun">The kind assigned to the first block.</param>
    /// <param name="stateBefore">The state before the part.</param>
    /// <param name="blocks">The blocks.</param>
    protected internal virtual PartKind Settle(
        PartKind begun,
        long stateBefore,
        Span<AssignedBlock> blocks
    ) => begun;

    /// <summary>Parses an entry from its blocks.</summary>
    protected internal virtual EntryContent Read(Entry entry) => EntryReader.Read(entry, this);

    /// <summary>Gets the content of a block in its role, without the markers and labels of the dialect.</summary>
    /// <returns>The span, relative to the block.</returns>
    protected internal virtual TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block) =>
        Whitespace.Content(block);

    /// <summary>Gets the field in a block, with spans relative to the block, or null if it has none.</summary>
    protected internal virtual EntryField? Field(ReadOnlySpan<char> block) => FieldText.Find(block);

    /// <summary>Finds the day in the block that begins a date heading.</summary>
    protected internal virtual (TextSpan Span, DigestDate Date)? FindDay(ReadOnlySpan<char> block) =>
        DateText.FindInHeading(block) ?? DayText.FindInTitle(block) ?? DateText.FindMonthAndDay(block);

    /// <summary>Whether the text is plain. In markup (Markdown, or TeX in a mail) an escape is not residue.</summary>
    public virtual bool IsPlainText => true;

    /// <summary>Whether it is Markdown.</summary>
    public virtual bool IsMarkdown => false;

    /// <summary>Whether an offset is in code, where whitespace is significant.</summary>
    internal virtual bool IsCode(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } at)
            return false;
        var end = at.Start;
        foreach (var (block, role) in at.Part.Blocks)
        {
            end += block.Width;
            if (offset < end)
                return role == BlockRole.Code;
        }
        return false;
    }

    /// <summary>The number of UTF-16 code units at the start of a document that the detection of this dialect depends on.</summary>
    internal virtual int Considered => DigestTree.HeadLength;

    /// <summary>Whether a document is a digest only if a paper is recognized in it.</summary>
    internal virtual bool NeedsEvidence => false;

    /// <summary>Whether only blank lines separate titles from abstracts.</summary>
    public virtual bool PartsByBlankLines => false;

    /// <summary>Whether titles on two lines are part of the layout and not an accident.</summary>
    public virtual bool WrapsTitles => !IsPlainText;

    /// <summary>Whether this entry may have no abstract, like a replacement in a mail.</summary>
    protected internal virtual bool IsAbstractOptional(Entry entry) => false;
}

/// <summary>The assignment of a block.</summary>
/// <param name="Begins">The kind of the part that it starts, or null if it continues the previous part.</param>
/// <param name="Role">The role in the part.</param>
/// <param name="NextState">The state for the next block.</param>
public readonly record struct Placement(PartKind? Begins, BlockRole Role, long NextState);

/// <summary>The kinds of <see cref="Part"/>.</summary>
public enum PartKind : byte
{
    /// <summary>See <see cref="Syntax.OtherText"/>.</summary>
    OtherText,

    /// <summary>See <see cref="Syntax.Entry"/>.</summary>
    Entry,

    /// <summary>See <see cref="Syntax.DateHeading"/>.</summary>
    DateHeading,

    /// <summary>See <see cref="Syntax.Boilerplate"/>.</summary>
    Boilerplate,
}

/// <summary>The current block and the following ones within the dialect's lookahead.</summary>
public readonly ref struct BlockWindow
{
    /// <summary>The kind after the end of the document, which no block has.</summary>
    public const byte None = 255;

    private readonly BlockStream blocks;
    private readonly int index;

    internal BlockWindow(BlockStream blocks, int index)
    {
        this.blocks = blocks;
        this.index = index;
    }

    /// <summary>Gets the kind of a following block; 0 is the current block.</summary>
    public byte Kind(int ahead = 0) => blocks.At(index + ahead)?.Kind ?? None;

    /// <summary>Gets a following block, or null after the end of the document.</summary>
    internal Block? Block(int ahead = 0) => blocks.At(index + ahead);

    /// <summary>Gets the text of a following block; empty after the end of the document.</summary>
    public ReadOnlySpan<char> Text(int ahead = 0) =>
        blocks.At(index + ahead) is { } block ? block.Text.Span : default;
}
