using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Changes of a document that are parsed together.</summary>
/// <param name="Changes">At least one change with offsets in the document, ordered, without overlaps.</param>
internal readonly record struct Edit(ArraySegment<TextChange> Changes)
{
    /// <summary>The span from the first change to the last.</summary>
    public TextSpan Span => TextSpan.FromBounds(Changes[0].Span.Start, Changes[^1].Span.End);

    /// <summary>The number of code units that the document grows.</summary>
    public int Growth
    {
        get
        {
            var growth = 0;
            foreach (var change in Changes)
                growth += change.NewText.Length - change.Span.Length;
            return growth;
        }
    }

    /// <summary>Applies the changes to the text of blocks.</summary>
    /// <param name="blocks">The blocks around the changes, in order.</param>
    /// <param name="start">The start of the first block in the document.</param>
    public SourceText Apply(ReadOnlySpan<Block> blocks, int start)
    {
        var length = Growth;
        foreach (var block in blocks)
            length += block.Width;
        return new SourceText(string.Create(length, new Source(blocks, start, Changes), Write));
    }

    private static void Write(Span<char> target, Source source)
    {
        var position = source.Start;
        foreach (var change in source.Changes)
        {
            source.Copy(position, change.Span.Start, ref target);
            change.NewText.CopyTo(target);
            target = target[change.NewText.Length..];
            position = change.Span.End;
        }
        source.Copy(position, position + target.Length, ref target);
    }

    private readonly ref struct Source(
        ReadOnlySpan<Block> blocks,
        int start,
        ArraySegment<TextChange> changes
    )
    {
        private readonly ReadOnlySpan<Block> blocks = blocks;

        public int Start => start;

        public ArraySegment<TextChange> Changes => changes;

        /// <summary>Copies the text between two offsets of the document.</summary>
        public void Copy(int from, int to, ref Span<char> target)
        {
            var at = start;
            foreach (var block in blocks)
            {
                var text = block.Text.Span;
                if (from < at + text.Length && to > at)
                {
                    var piece = text[Math.Max(0, from - at)..Math.Min(text.Length, to - at)];
                    piece.CopyTo(target);
                    target = target[piece.Length..];
                }
                at += text.Length;
            }
        }
    }
}
