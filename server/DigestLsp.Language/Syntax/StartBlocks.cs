using System.Collections.Concurrent;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The blocks of a document's start as dialects split it, cached from one snapshot to the next: an edit splits only the blocks that it
/// touches. Without it, each key in the start of a page would take 1 ms instead of 0.4. Thread-safe.
/// </summary>
internal sealed class StartBlocks
{
    private readonly ConcurrentDictionary<Dialect, Split> last = new();

    /// <summary>Splits a text, with the blocks of the last text that the dialect split where both are the same.</summary>
    public IReadOnlyList<Block> Of(SourceText text, Dialect dialect)
    {
        var blocks = new List<Block>();
        if (last.TryGetValue(dialect, out var before))
            SplitChange(before, text, dialect, blocks);
        else
            BlockStream.Split(text, dialect, blocks);
        last[dialect] = new Split(text, blocks);
        return blocks;
    }

    // Whether a block begins depends on two lines: it is kept if the one next to it and the character beyond are the same too, so that the
    // lines between the two are.
    private static void SplitChange(Split before, SourceText text, Dialect dialect, List<Block> blocks)
    {
        var old = before.Text.Span;
        var now = text.Span;
        var same = old.CommonPrefixLength(now);
        var sameEnd = CommonSuffixLength(old[same..], now[same..]);
        var (first, start) = (0, 0);
        while (first + 1 < before.Blocks.Count && start + Width(first) + Width(first + 1) < same)
            start += Width(first++);
        var (behind, end) = (before.Blocks.Count, 0);
        while (behind - 2 >= first && end + Width(behind - 1) + Width(behind - 2) < sameEnd)
            end += Width(--behind);
        blocks.AddRange(before.Blocks[..first]);
        // A copy: blocks are windows, and those of many edits would keep as many texts of the whole start.
        var changed = new SourceText(text.Slice(start, now.Length - end - start).ToString());
        BlockStream.Split(changed, dialect, blocks);
        blocks.AddRange(before.Blocks[behind..]);

        int Width(int index) => before.Blocks[index].Width;
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var length = 0;
        var max = Math.Min(one.Length, other.Length);
        while (length < max && one[^(length + 1)] == other[^(length + 1)])
            length++;
        return length;
    }

    private sealed record Split(SourceText Text, List<Block> Blocks);
}
