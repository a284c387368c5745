using DigestLsp.Language.Text;

namespace DigestLsp.Server.Cli;

/// <summary>The lines of a text, each with its <c>\n</c>.</summary>
internal sealed class Lines
{
    private readonly List<int> starts = [0];

    public Lines(string text)
    {
        Text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        // The end of the text after the last line break is not a line, but a valid position.
        Count = starts[^1] == text.Length ? starts.Count - 1 : starts.Count;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The number of lines.</summary>
    public int Count { get; }

    /// <summary>All lines.</summary>
    public List<string> All => [.. Enumerable.Range(0, Count).Select(i => this[i])];

    /// <summary>Gets a line with its end.</summary>
    public string this[int line] => Text.Substring(Span(line, line + 1).Start, Span(line, line + 1).Length);

    /// <summary>Gets the line number of an offset.</summary>
    public int LineOf(int offset) =>
        starts.BinarySearch(offset) is var found and >= 0 ? found : ~starts.BinarySearch(offset) - 1;

    /// <summary>Gets the span of lines up to an exclusive end.</summary>
    public TextSpan Span(int first, int end) =>
        TextSpan.FromBounds(
            first < starts.Count ? starts[first] : Text.Length,
            end < starts.Count ? starts[end] : Text.Length
        );
}

/// <summary>Lines that are replaced by others.</summary>
/// <param name="Start">The first replaced line, 0-based.</param>
/// <param name="End">The line after the last replaced one.</param>
/// <param name="New">The new lines.</param>
internal sealed record LineBlock(int Start, int End, IReadOnlyList<string> New);

/// <summary>Finds the lines that really change in replaced blocks.</summary>
internal static class LineComparison
{
    // The maximum number of compared pairs; larger blocks are replaced as a whole.
    private const int MaxPairs = 4_000_000;

    /// <summary>Gets the parts of a block that change.</summary>
    public static IEnumerable<LineBlock> Blocks(Lines old, LineBlock block)
    {
        var (start, end, now) = (block.Start, block.End, block.New);
        var (from, to) = (0, now.Count);
        while (start < end && from < to && old[start] == now[from])
            (start, from) = (start + 1, from + 1);
        while (start < end && from < to && old[end - 1] == now[to - 1])
            (end, to) = (end - 1, to - 1);
        if (start == end && from == to)
            yield break;
        if ((long)(end - start) * (to - from) > MaxPairs)
        {
            yield return new LineBlock(start, end, [.. now.Skip(from).Take(to - from)]);
            yield break;
        }
        var lines = Enumerable.Range(start, end - start).Select(i => old[i]).ToList();
        var common = LongestCommon(lines, [.. now.Skip(from).Take(to - from)]);
        for (var (i, j) = (0, 0); i < lines.Count || j < to - from; )
        {
            var (first, added) = (i, new List<string>());
            while (i < lines.Count || j < to - from)
            {
                if (i < lines.Count && j < to - from && lines[i] == now[from + j])
                    break;
                if (j == to - from || (i < lines.Count && common[i + 1, j] >= common[i, j + 1]))
                    i++;
                else
                    added.Add(now[from + j++]);
            }
            if (i > first || added.Count > 0)
                yield return new LineBlock(start + first, start + i, added);
            for (; i < lines.Count && j < to - from && lines[i] == now[from + j]; i++)
                j++;
        }
    }

    // Lengths of the longest common subsequences from a line of each text on.
    private static int[,] LongestCommon(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] =
                    old[i] == now[j]
                        ? common[i + 1, j + 1] + 1
                        : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }
}
