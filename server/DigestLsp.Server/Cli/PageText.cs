using System.Globalization;
using System.Text;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Renders a documentation page for a terminal: wrapped paragraphs, bold headings, and markers of examples below the marked text, whatever
/// its width.
/// </summary>
/// <param name="paint">The styles.</param>
/// <param name="columns">The width of the terminal.</param>
internal sealed class PageText(AnsiStyle paint, int columns)
{
    private const string Fence = "```";

    /// <summary>Renders Markdown.</summary>
    public string Of(string markdown)
    {
        var page = new StringBuilder();
        var inCode = false;
        var lines = markdown.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            inCode ^= isFence;
            if (isFence)
                continue;
            if (!inCode)
                page.AppendJoin(Environment.NewLine, TerminalWidth.Wrap(line, columns).Select(Heading))
                    .AppendLine();
            else if (i + 1 < lines.Length && IsMarks(lines[i + 1]))
                AppendMarked(page, line, lines[++i]);
            else
                page.AppendJoin(
                        Environment.NewLine,
                        TerminalWidth.Wrap(line, columns - 2).Select(l => ("  " + l).TrimEnd())
                    )
                    .AppendLine();
        }
        return page.ToString();
    }

    private string Heading(string line) =>
        line.StartsWith('#') ? paint.Bold(line.TrimStart('#').TrimStart()) : line;

    private void AppendMarked(StringBuilder page, string line, string marks)
    {
        var at = 0;
        foreach (var part in TerminalWidth.Wrap(line, columns - 2))
        {
            var below = new StringBuilder();
            for (var elements = StringInfo.GetTextElementEnumerator(part); elements.MoveNext(); )
            {
                var place = at + elements.ElementIndex;
                var mark = place < marks.Length ? marks[place] : ' ';
                below.Append(mark, TerminalWidth.Of(elements.GetTextElement()));
            }
            page.Append("  ").AppendLine(part);
            if (below.ToString().TrimEnd() is { Length: > 0 } shown)
                page.Append("  ").AppendLine(paint.Yellow(shown));
            at += part.Length + 1;
        }
    }

    private static bool IsMarks(string line) =>
        line.Contains('^', StringComparison.Ordinal) && line.AsSpan().IndexOfAnyExcept('^', ' ') < 0;
}
