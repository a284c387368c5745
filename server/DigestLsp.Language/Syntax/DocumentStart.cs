using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The start of a document, which determines how it is parsed.</summary>
public readonly ref struct DocumentStart
{
    /// <summary>The length that is always available, in UTF-16 code units.</summary>
    internal const int FirstLines = 16 * 1024;

    private readonly ReadOnlySpan<char> text;

    internal DocumentStart(ReadOnlySpan<char> text, DigestTree? tree = null)
    {
        this.text = text[..Math.Min(text.Length, DigestTree.HeadLength)];
        Tree = tree;
    }

    /// <summary>The document as parsed before, whose blocks may be reused, or null.</summary>
    internal DigestTree? Tree { get; }

    /// <summary>The first lines.</summary>
    public ReadOnlySpan<char> Head => text[..Math.Min(text.Length, FirstLines)];

    /// <summary>Converts a text to its start.</summary>
    public static implicit operator DocumentStart(string text) => new(text);

    /// <summary>Converts a text to its start.</summary>
    public static implicit operator DocumentStart(ReadOnlySpan<char> text) => new(text);

    /// <summary>
    /// Gets the blocks in the first <see cref="DigestTree.HeadLength"/> code units, as split by a dialect, or those of <see cref="Tree"/>
    /// if <paramref name="sameBlocks"/> is true.
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
        // The line that the limit truncates is ignored, and so is the boundary before it.
        var isCut = all.Length == DigestTree.HeadLength;
        if (isCut)
            all = all[..(all.LastIndexOf('\n') + 1)];
        var blocks = (Tree?.StartBlocks ?? new StartBlocks()).Of(new SourceText(all.ToString()), dialect);
        return isCut ? blocks.SkipLast(1) : blocks;
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
