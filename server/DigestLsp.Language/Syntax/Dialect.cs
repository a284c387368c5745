using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// A way of writing digests down. A dialect answers three small questions (does a block begin at this line,
/// what is this block by itself, what is it at this place) and reads the entries that come out.
/// The answers may depend on bounded text only: that is what makes reading incremental.
/// Dialects have no fields that change.
/// </summary>
public abstract class Dialect
{
    /// <summary>Its name in settings and documentation: <c>pasted-page</c>.</summary>
    public abstract string Id { get; }

    /// <summary>
    /// How surely the start of a document is written in this dialect: 0 not at all, 100 beyond doubt.
    /// It may look at the given text only (the first <see cref="DigestTree.HeadLength"/> code units).
    /// </summary>
    public abstract int Score(ReadOnlySpan<char> head);

    /// <summary>
    /// How many blocks behind the one in question <see cref="Assign"/> may look at.
    /// </summary>
    protected internal virtual int Lookahead => 3;

    /// <summary>
    /// Whether a block begins at <paramref name="line"/>. Asked only where neither line is blank: behind a blank
    /// line one always begins, at a blank line never. Lines come without their line break.
    /// </summary>
    protected internal virtual bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        false;

    /// <summary>What a block is, judged by its text alone. The numbers are the dialect's own.</summary>
    protected internal abstract byte Classify(ReadOnlySpan<char> block);

    /// <summary>
    /// What the block at hand is at this place, seen from the state behind the block before it (0 at the start
    /// of a document) and at most <see cref="Lookahead"/> blocks further on.
    /// </summary>
    protected internal abstract Placement Assign(long state, BlockWindow window);

    /// <summary>
    /// Decides the kind of a part when all its blocks are known, and may give them other roles. The answer depends on nothing but the arguments;
    /// no state may depend on it.
    /// </summary>
    /// <param name="begun">The kind that the part began with.</param>
    /// <param name="stateBefore">The state in front of the part.</param>
    /// <param name="blocks">Its blocks.</param>
    protected internal virtual PartKind Settle(
        PartKind begun,
        long stateBefore,
        Span<AssignedBlock> blocks
    ) => begun;

    /// <summary>Reads an entry out of its blocks.</summary>
    protected internal virtual EntryContent Read(Entry entry) => EntryReader.Read(entry, this);

    /// <summary>What a block says in its role, without the marks and labels that the dialect puts around it.</summary>
    /// <returns>The span, relative to the block.</returns>
    protected internal virtual TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block) =>
        Whitespace.Content(block);

    /// <summary>The field that a block holds, with spans relative to the block; null where it holds none.</summary>
    protected internal virtual EntryField? Field(ReadOnlySpan<char> block) => FieldText.Find(block);

    /// <summary>Whether its text means what it shows. Where it is markup (Markdown, or TeX in a mail) an escape is no residue.</summary>
    public virtual bool IsPlainText => true;

    /// <summary>Whether it is Markdown.</summary>
    public virtual bool IsMarkdown => false;

    /// <summary>Whether an offset of a document stands in code, whose blanks mean something.</summary>
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

    /// <summary>How much of a document's start the choice of this dialect looked at, in UTF-16 code units.</summary>
    internal virtual int Considered => DigestTree.HeadLength;

    /// <summary>Whether blank lines alone part titles from abstracts.</summary>
    public virtual bool PartsByBlankLines => false;

    /// <summary>Whether a title on two lines is as its program writes it, and no accident.</summary>
    public virtual bool WrapsTitles => !IsPlainText;

    /// <summary>Whether this entry may well have no abstract, as a replacement in a mail.</summary>
    protected internal virtual bool IsAbstractOptional(Entry entry) => false;
}

/// <summary>What a dialect makes of a block at its place.</summary>
/// <param name="Begins">The part that begins with it, or null where it goes on with the part before.</param>
/// <param name="Role">Its role in the part.</param>
/// <param name="NextState">The state for the block behind it.</param>
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

/// <summary>The block at hand and those behind it, as far as the dialect's lookahead goes.</summary>
public readonly ref struct BlockWindow
{
    /// <summary>The kind at and behind the end of the document: no block has it.</summary>
    public const byte None = 255;

    private readonly BlockStream blocks;
    private readonly int index;

    internal BlockWindow(BlockStream blocks, int index)
    {
        this.blocks = blocks;
        this.index = index;
    }

    /// <summary>Kind of the block so many further on; 0 is the block at hand.</summary>
    public byte Kind(int ahead = 0) => blocks.At(index + ahead)?.Kind ?? None;

    /// <summary>The block so many further on, or null behind the end of the document.</summary>
    internal Block? Block(int ahead = 0) => blocks.At(index + ahead);

    /// <summary>Text of the block so many further on; empty behind the end of the document.</summary>
    public ReadOnlySpan<char> Text(int ahead = 0) =>
        blocks.At(index + ahead) is { } block ? block.Text.Span : default;
}
