using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The start of a document, which decides how the document is read.</summary>
public readonly ref struct DocumentStart
{
    /// <summary>How much of it is always at hand, in UTF-16 code units.</summary>
    internal const int FirstLines = 16 * 1024;

    private readonly ReadOnlySpan<char> text;

    internal DocumentStart(ReadOnlySpan<char> text, DigestTree? tree = null)
    {
        this.text = text[..Math.Min(text.Length, DigestTree.HeadLength)];
        Tree = tree;
    }

    /// <summary>The document as read before in another way, whose blocks may be used again; null where there is none.</summary>
    internal DigestTree? Tree { get; }

    /// <summary>The first lines.</summary>
    public ReadOnlySpan<char> Head => text[..Math.Min(text.Length, FirstLines)];

    /// <summary>Reads a text's start.</summary>
    public static implicit operator DocumentStart(string text) => new(text);

    /// <summary>Reads a text's start.</summary>
    public static implicit operator DocumentStart(ReadOnlySpan<char> text) => new(text);

    /// <summary>
    /// The blocks that lie in the first <see cref="DigestTree.HeadLength"/> code units, as a dialect cuts them; those of <see cref="Tree"/>
    /// where <paramref name="sameBlocks"/> says that it cuts them alike.
    /// </summary>
    internal IEnumerable<Block> Blocks(Dialect dialect, bool sameBlocks)
    {
        if (Tree is not null && sameBlocks)
            return OfTree(Tree);
        ReadOnlySpan<char> all = text;
        if (Tree is not null)
        {
            var copy = new char[Math.Min(Tree.Length, DigestTree.HeadLength)];
            Tree.CopyStart(copy);
            all = copy;
        }
        // A line that the end cuts in two says nothing, and where the block before it ends neither.
        var isCut = all.Length == DigestTree.HeadLength;
        if (isCut)
            all = all[..(all.LastIndexOf('\n') + 1)];
        var blocks = new List<Block>();
        BlockStream.Split(new SourceText(all.ToString()), dialect, blocks);
        if (isCut && blocks.Count > 0)
            blocks.RemoveAt(blocks.Count - 1);
        return blocks;
    }

    private static IEnumerable<Block> OfTree(DigestTree tree)
    {
        var end = 0;
        Block? before = null;
        foreach (var at in tree.Parts)
        {
            foreach (var (block, _) in PlacedBlocks(at.Part))
            {
                if (before is not null && !EndsInside(end, block))
                    yield break;
                if (before is not null)
                    yield return before;
                end += block.Width;
                before = block;
            }
        }
        if (before is not null && tree.Length < DigestTree.HeadLength)
            yield return before;
    }

    private static AssignedBlock[] PlacedBlocks(Part part) => part.Blocks.ToArray();

    // Whether a whole line follows within the start.
    private static bool EndsInside(int end, Block next)
    {
        var following = next.Text.Span;
        var line = following.IndexOf('\n') is >= 0 and var found ? found + 1 : following.Length;
        return end + line <= DigestTree.HeadLength;
    }
}
