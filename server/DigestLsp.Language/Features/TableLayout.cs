using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The field help of a table row: the names in the table's header.</summary>
internal static class TableLayout
{
    /// <summary>The dialect whose papers are rows.</summary>
    public const string Dialect = "markdown-table";

    // The maximum distance of the header.
    private const int Farthest = 5_000;

    public static EntryLayout? At(DigestTree tree, int offset)
    {
        var line = CompletionLine.At(tree, offset);
        var blank = Whitespace.IsBlank(line.Text);
        if (!blank && !line.Text.TrimStart().StartsWith('|'))
            return null;
        // A table ends at a blank line.
        if (line.IsBehindBlank || Header(tree, line.Start) is not { } header)
            return null;
        var names = Names(header);
        if (!blank && (IsRule(line.Text) || Cells(line.Text).Count >= names.Count))
            return null;
        var active = Math.Clamp(Cells(line.Before + '|').Count - 1, 0, names.Count - 1);
        return EntryLayout.Of([.. names.Select(n => (SignatureSlot.Cell, n))], active);
    }

    /// <summary>Gets a row with placeholders for its columns, or null if none of them is the title.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The start of an empty line.</param>
    public static EntryTemplate? Paper(DigestTree tree, int offset)
    {
        if (Header(tree, offset) is not { } header)
            return null;
        var names = Names(header);
        // Parsing a row shows the meaning of each column.
        var cells = names.Select((_, i) => $"lanterns for corridor {i}").ToList();
        var row = new TextChange(new TextSpan(offset, 0), $"| {string.Join(" | ", cells)} |");
        if (
            tree.WithSpeculativeChange(row).PartAt(offset)
            is not { Part: Entry { Content: { } content } entry }
        )
            return null;
        var title = cells.IndexOf(content.Title);
        var summary = content.Abstract is { } span ? cells.IndexOf(entry.Slice(span)) : -1;
        var link = cells.IndexOf(content.Field("Link")?.Value ?? "");
        if (title < 0)
            return null;
        var others = new List<string>();
        for (var i = 0; i < names.Count; i++)
        {
            cells[i] =
                i == title ? (link < 0 ? "[{0}](https://arxiv.org/abs/{1})" : "{0}")
                : i == link ? "[{1}](https://arxiv.org/abs/{1})"
                : i == summary ? "{2}"
                : $"{{{EntryTemplate.Names.Count + others.Count}}}";
            if (i != title && i != link && i != summary)
                others.Add(names[i]);
        }
        var bar = header.StartsWith("| ", StringComparison.Ordinal) ? " | " : "|";
        return new EntryTemplate($"{bar.TrimStart()}{string.Join(bar, cells)}{bar.TrimEnd()}\n", others);
    }

    /// <summary>Gets the row above the nearest rule, if only rows are between it and the line.</summary>
    private static string? Header(DigestTree tree, int lineStart)
    {
        var number = tree.Position(lineStart).Line;
        for (var above = number - 1; above > Math.Max(0, number - Farthest); above--)
        {
            var text = Line(tree, above);
            if (!text.StartsWith('|'))
                return null;
            if (!IsRule(text))
                continue;
            var header = Line(tree, above - 1);
            return header.StartsWith('|') && Cells(header).Count > 1 ? header : null;
        }
        return null;
    }

    private static List<string> Names(string header) => [.. Cells(header).Select(Name)];

    private static string Name(string cell) =>
        Whitespace.Fold(cell.Trim('*', '_', ' ')) is { Length: > 0 } name ? name : "…";

    private static string Line(DigestTree tree, int line) =>
        tree.Slice(
                TextSpan.FromBounds(
                    tree.Offset(new LinePosition(line, 0)),
                    tree.Offset(new LinePosition(line, int.MaxValue))
                )
            )
            .TrimStart();

    private static bool IsRule(ReadOnlySpan<char> line) =>
        line.Contains('-') && line.IndexOfAnyExcept(" \t|-:") < 0;

    /// <summary>Gets the text between the bars of a row, and after the last one if there is any.</summary>
    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var start = row.IndexOf('|', StringComparison.Ordinal) + 1;
        for (var i = start; i < row.Length; i++)
        {
            if (row[i] == '\\')
                i++;
            else if (row[i] == '|')
            {
                cells.Add(row[start..i]);
                start = i + 1;
            }
        }
        if (start < row.Length)
            cells.Add(row[start..]);
        return cells;
    }
}
