using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>
/// Diagnostics for readers: <c>file:line:column</c> first, so that terminals and editors can link it, then the line with its marked span.
/// </summary>
internal static class TextFormat
{
    private const int MarginWidth = 10;
    private const int LeastRoom = 20;

    // The number of problems of a group that are shown, and of the lines that are listed.
    private const int ShownOfGroup = 3;
    private const int MaxLines = 8;

    /// <summary>Writes diagnostics. If a rule has many in a file, writes the first ones, their number and their first lines.</summary>
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports) =>
        Write(output, reports, grouped: true);

    /// <summary>Writes every diagnostic.</summary>
    public static void WriteAll(TextWriter output, IReadOnlyList<FileReport> reports) =>
        Write(output, reports, grouped: false);

    private static void Write(TextWriter output, IReadOnlyList<FileReport> reports, bool grouped)
    {
        var paint = new AnsiStyle();
        var count = 0;
        foreach (var (path, diagnostics) in reports)
        {
            var groups = diagnostics
                .GroupBy(f => f.Diagnostic.RuleId, StringComparer.Ordinal)
                .Where(g => grouped && g.Count() >= Linter.MinGroup)
                .Select(g => g.ToList())
                .ToList();
            var hidden = groups
                .SelectMany(g => g.Skip(ShownOfGroup))
                .ToHashSet<object>(ReferenceEqualityComparer.Instance);
            count += hidden.Count;
            foreach (var placed in diagnostics.Where(f => !hidden.Contains(f)))
            {
                var (diagnostic, start) = (placed.Diagnostic, placed.Range.Start);
                var place = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}:{start.Line + 1}:{start.Character + 1}"
                );
                var message = AnsiStyle.Plain(diagnostic.Message);
                var width = TerminalWidth.Of(
                    $"{place} {RuleSettings.NameOf(diagnostic.Severity)} {message} [{diagnostic.RuleId}]"
                );
                var parted =
                    width > TerminalWidth.Columns
                        ? $"{Environment.NewLine}{new string(' ', MarginWidth)}"
                        : " ";
                output.WriteLine(
                    $"{paint.Bold(place)} {Name(paint, diagnostic.Severity)} {message}{parted}{paint.Dim($"[{diagnostic.RuleId}]")}"
                );
                WriteMarked(output, paint, placed);
                count++;
            }
            foreach (var group in groups)
                WriteGroup(output, paint, path, group);
        }
        output.WriteLine(
            count == 0
                ? $"No problems in {SummaryMarkdown.Count(reports.Count, "file")}."
                : $"{SummaryMarkdown.Count(count, "problem")} in {SummaryMarkdown.Count(reports.Count, "file")}."
        );
    }

    private static void WriteGroup(
        TextWriter output,
        AnsiStyle paint,
        string path,
        List<LocatedDiagnostic> group
    )
    {
        var lines = group.Select(f => f.Range.Start.Line + 1).Distinct().ToList();
        var shown = string.Join(
            ", ",
            lines.Take(MaxLines).Select(l => l.ToString(CultureInfo.InvariantCulture))
        );
        var more = lines.Count > MaxLines ? ", …" : "";
        output.WriteLine(
            $"{paint.Bold(path)}: {group.Count} problems of {group[0].Diagnostic.RuleId} on lines {shown}{more} (use --all to show each)"
        );
    }

    private static void WriteMarked(TextWriter output, AnsiStyle paint, LocatedDiagnostic placed)
    {
        var room = Math.Max(LeastRoom, (TerminalWidth.Columns ?? int.MaxValue) - MarginWidth);
        var (line, marked) = TerminalWidth.Around(AnsiStyle.Plain(placed.Window), placed.Marked, room);
        var before = new string(' ', TerminalWidth.Of(line[..marked.Start]));
        var marks = new string('^', Math.Max(1, TerminalWidth.Of(line[marked.Start..marked.End])));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {paint.Dim($"{placed.Range.Start.Line + 1, 5} |")} {line}"
            )
        );
        output.WriteLine($"  {paint.Dim("      |")} {before}{paint.Yellow(marks)}");
    }

    private static string Name(AnsiStyle paint, Severity severity)
    {
        var name = RuleSettings.NameOf(severity);
        return severity switch
        {
            Severity.Error => paint.Red(name),
            Severity.Warning => paint.Yellow(name),
            Severity.Information => paint.Blue(name),
            _ => paint.Dim(name),
        };
    }
}
