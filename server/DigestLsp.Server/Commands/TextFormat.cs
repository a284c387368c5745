using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Commands;

/// <summary>Findings for a reader: <c>file:line:column</c> first, so that terminals and editors can jump there, then the line with its span marked.</summary>
internal static class TextFormat
{
    private const int MarginWidth = 10;
    private const int LeastRoom = 20;

    // Of a group so many problems are shown, and the numbers of so many lines.
    private const int ShownOfGroup = 3;
    private const int MaxLines = 8;

    /// <summary>Writes the findings; of a rule with many in a file the first, their number and their first lines.</summary>
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports) =>
        Write(output, reports, grouped: true);

    /// <summary>Writes every finding.</summary>
    public static void WriteAll(TextWriter output, IReadOnlyList<FileReport> reports) =>
        Write(output, reports, grouped: false);

    private static void Write(TextWriter output, IReadOnlyList<FileReport> reports, bool grouped)
    {
        var paint = new Paint();
        var count = 0;
        foreach (var (path, findings) in reports)
        {
            var groups = findings
                .GroupBy(f => f.Finding.RuleId, StringComparer.Ordinal)
                .Where(g => grouped && g.Count() >= Linter.MinGroup)
                .Select(g => g.ToList())
                .ToList();
            var hidden = groups
                .SelectMany(g => g.Skip(ShownOfGroup))
                .ToHashSet<object>(ReferenceEqualityComparer.Instance);
            count += hidden.Count;
            foreach (var placed in findings.Where(f => !hidden.Contains(f)))
            {
                var (finding, start) = (placed.Finding, placed.Range.Start);
                var place = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}:{start.Line + 1}:{start.Character + 1}"
                );
                var message = Paint.Plain(finding.Message);
                var width = Cells.Of(
                    $"{place} {RuleSettings.NameOf(finding.Severity)} {message} [{finding.RuleId}]"
                );
                var parted =
                    width > Cells.Columns ? $"{Environment.NewLine}{new string(' ', MarginWidth)}" : " ";
                output.WriteLine(
                    $"{paint.Bold(place)} {Name(paint, finding.Severity)} {message}{parted}{paint.Dim($"[{finding.RuleId}]")}"
                );
                WriteMarked(output, paint, placed);
                count++;
            }
            foreach (var group in groups)
                WriteGroup(output, paint, path, group);
        }
        output.WriteLine(
            count == 0
                ? $"Nothing found in {Glance.Count(reports.Count, "file")}."
                : $"{Glance.Count(count, "finding")} in {Glance.Count(reports.Count, "file")}."
        );
    }

    private static void WriteGroup(TextWriter output, Paint paint, string path, List<PlacedFinding> group)
    {
        var lines = group.Select(f => f.Range.Start.Line + 1).Distinct().ToList();
        var shown = string.Join(
            ", ",
            lines.Take(MaxLines).Select(l => l.ToString(CultureInfo.InvariantCulture))
        );
        var more = lines.Count > MaxLines ? ", …" : "";
        output.WriteLine(
            $"{paint.Bold(path)}: {group.Count} problems of {group[0].Finding.RuleId} in lines {shown}{more} (--all shows each)"
        );
    }

    private static void WriteMarked(TextWriter output, Paint paint, PlacedFinding placed)
    {
        var room = Math.Max(LeastRoom, (Cells.Columns ?? int.MaxValue) - MarginWidth);
        var (line, marked) = Cells.Around(Paint.Plain(placed.Window), placed.Marked, room);
        var before = new string(' ', Cells.Of(line[..marked.Start]));
        var marks = new string('^', Math.Max(1, Cells.Of(line[marked.Start..marked.End])));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {paint.Dim($"{placed.Range.Start.Line + 1, 5} |")} {line}"
            )
        );
        output.WriteLine($"  {paint.Dim("      |")} {before}{paint.Yellow(marks)}");
    }

    private static string Name(Paint paint, Severity severity)
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
