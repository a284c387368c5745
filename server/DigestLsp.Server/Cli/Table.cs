namespace DigestLsp.Server.Cli;

/// <summary>Rows in aligned columns for terminals, separated by tabs for programs.</summary>
/// <param name="output">The output.</param>
/// <param name="padded">The columns to pad, because others follow them.</param>
internal sealed class Table(TextWriter output, int[] padded)
{
    private readonly List<string[]> rows = [];
    private readonly AnsiStyle paint = new();

    /// <summary>Adds a row.</summary>
    public void Add(string[] cells) => rows.Add([.. cells.Select(AnsiStyle.Plain)]);

    /// <summary>Writes all rows.</summary>
    /// <param name="below">Gets the Markdown below a row, or null for none.</param>
    public void Write(Func<int, string?> below)
    {
        var card = new PreviewText(paint);
        var widths = padded.ToDictionary(
            c => c,
            c => rows.Count == 0 ? 0 : rows.Max(r => TerminalWidth.Of(r[c]))
        );
        for (var i = 0; i < rows.Count; i++)
        {
            output.WriteLine(Console.IsOutputRedirected ? string.Join('\t', rows[i]) : Line(rows[i], widths));
            if (below(i) is { } markdown)
                output.WriteLine("    " + card.Of(markdown).ReplaceLineEndings("\n    ") + "\n");
        }
    }

    private string Line(string[] cells, Dictionary<int, int> widths) =>
        string.Join(
                "  ",
                cells.Select(
                    (c, i) =>
                        Coloured(c, widths.TryGetValue(i, out var width) ? TerminalWidth.Pad(c, width) : c)
                )
            )
            .TrimEnd();

    private string Coloured(string cell, string shown) =>
        cell switch
        {
            "broken" or "taken over" => paint.Red(shown),
            "moved" or "archived" => paint.Yellow(shown),
            _ => shown,
        };
}
