using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports table cells with <c>null</c>, once per table.</summary>
public sealed class PlaceholderCells : DocumentRule
{
    /// <inheritdoc/>
    public override string Id => "entry.placeholder-cells";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for tables with cells that contain `null`, `None`, `nan` or `undefined`. Each table is reported once, with the number of such cells.";

    /// <inheritdoc/>
    public override string Why =>
        "A program wrote it instead of a missing value. An empty cell is easier to read.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                |Publish Date|Title|Authors|PDF|Code|
                |---|---|---|---|---|
                |**2025-08-01**|**Gardens of Sparse Attention**|Ada Rows et.al.|[2508.00001](http://arxiv.org/abs/2508.00001)|null|
                                                                                                                              ^^^^
                |**2025-08-01**|**Lanterns for Long Corridors**|Ben Fruit et.al.|[2508.00002](http://arxiv.org/abs/2508.00002)|null|
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        TextSpan? first = null;
        var count = 0;
        foreach (var at in document.Tree.Parts)
        {
            if (!IsRow(at.Part, out var isFirst) || isFirst)
                Report();
            else if (at.Part is Entry entry && CellsOf(document, entry) is { Count: > 0 } cells)
            {
                first ??= cells.First.Shift(at.Start);
                count += cells.Count;
            }
        }
        Report();

        void Report()
        {
            if (first is { } span)
                found.Add(
                    new Diagnostic(
                        Id,
                        span,
                        count == 1
                            ? "1 cell of this table contains a placeholder"
                            : string.Create(
                                CultureInfo.InvariantCulture,
                                $"{count} cells of this table contain placeholders such as `{document.Tree.Slice(span)}`"
                            )
                    )
                );
            (first, count) = (null, 0);
        }
    }

    private static RowCells CellsOf(DocumentContext document, Entry entry) =>
        document.Of(entry).PlaceholderCells ??= Count(entry.Blocks[0].Block.Text.Span);

    private static RowCells Count(ReadOnlySpan<char> text)
    {
        var (first, count) = (default(TextSpan), 0);
        for (var bar = text.IndexOf('|'); bar >= 0; )
        {
            var length = text[(bar + 1)..].IndexOf('|');
            if (length < 0)
                break;
            var cell = text.Slice(bar + 1, length);
            if (cell.Trim() is "null" or "None" or "nan" or "undefined")
            {
                if (count++ == 0)
                    first = new TextSpan(bar + 1 + length - cell.TrimStart().Length, cell.Trim().Length);
            }
            bar += length + 1;
        }
        return new RowCells(first, count);
    }

    // Whether a part is a row of a table. The line below a header starts a table.
    private static bool IsRow(Part part, out bool isFirst)
    {
        var text = part.Blocks[0].Block.Text.Span.TrimStart();
        isFirst =
            text.Contains("|--", StringComparison.Ordinal) || text.Contains("|:-", StringComparison.Ordinal);
        return text.StartsWith('|');
    }
}
