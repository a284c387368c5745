using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Formats changes as a unified diff for <c>patch -p1</c> and <c>git apply</c>. As in those programs, lines end with <c>\n</c> only, and
/// <c>\r</c> belongs to the line.
/// </summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Gets the diff, or an empty string if no line changes.</summary>
    /// <param name="path">The path of the file, with <c>/</c>.</param>
    /// <param name="before">Its text.</param>
    /// <param name="changes">Changes of the text, without overlaps.</param>
    public static string Of(string path, string before, IEnumerable<TextChange> changes)
    {
        var old = new Lines(before);
        var blocks = Regions(old, changes).SelectMany(r => LineComparison.Blocks(old, r)).ToList();
        if (blocks.Count == 0)
            return "";
        var diff = new StringBuilder()
            .Append("--- ")
            .Append(Name("a/" + path))
            .Append("\n+++ ")
            .Append(Name("b/" + path))
            .Append('\n');
        var shift = 0;
        for (var (first, next) = (0, 0); first < blocks.Count; first = next)
        {
            next = first + 1;
            while (next < blocks.Count && blocks[next].Start - blocks[next - 1].End <= 2 * Context)
                next++;
            AppendHunk(diff, old, blocks[first..next], ref shift);
        }
        return diff.ToString();
    }

    // Changes on the same line become one region of whole lines.
    private static IEnumerable<LineBlock> Regions(Lines old, IEnumerable<TextChange> changes)
    {
        var region = new List<TextChange>();
        var (first, last) = (0, -1);
        foreach (var change in changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End))
        {
            var (start, end) = (old.LineOf(change.Span.Start), old.LineOf(change.Span.End));
            if (region.Count > 0 && start > last)
            {
                yield return Region();
                region.Clear();
            }
            first = region.Count == 0 ? start : first;
            last = region.Count == 0 ? end : Math.Max(last, end);
            region.Add(change);
        }
        if (region.Count > 0)
            yield return Region();

        LineBlock Region()
        {
            var span = old.Span(first, last + 1);
            var text = TextChange.Apply(
                old.Text.Substring(span.Start, span.Length),
                region.Select(c => c with { Span = c.Span.Shift(-span.Start) })
            );
            return new LineBlock(
                Math.Min(first, old.Count),
                Math.Min(last + 1, old.Count),
                new Lines(text).All
            );
        }
    }

    private static void AppendHunk(StringBuilder diff, Lines old, List<LineBlock> blocks, ref int shift)
    {
        var start = Math.Max(0, blocks[0].Start - Context);
        var end = Math.Min(old.Count, blocks[^1].End + Context);
        var added = blocks.Sum(b => b.New.Count - (b.End - b.Start));
        diff.Append("@@ -").Append(Range(start, end - start));
        diff.Append(" +").Append(Range(start + shift, end - start + added)).Append(" @@\n");
        shift += added;
        var at = start;
        foreach (var block in blocks)
        {
            for (; at < block.Start; at++)
                AppendLine(diff, ' ', old[at]);
            for (; at < block.End; at++)
                AppendLine(diff, '-', old[at]);
            foreach (var line in block.New)
                AppendLine(diff, '+', line);
        }
        for (; at < end; at++)
            AppendLine(diff, ' ', old[at]);
    }

    private static void AppendLine(StringBuilder diff, char mark, string line)
    {
        diff.Append(mark).Append(line);
        if (!line.EndsWith('\n'))
            diff.Append("\n\\ No newline at end of file\n");
    }

    // An empty range is named by the line before it.
    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    // As git writes names: a tab ends a name with spaces, and special characters are quoted.
    private static string Name(string path)
    {
        if (!path.Any(c => char.IsControl(c) || c is '"' or '\\'))
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        var quoted = new StringBuilder("\"");
        foreach (var c in path)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                foreach (var b in Encoding.UTF8.GetBytes([c]))
                    quoted.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
            else
                quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
