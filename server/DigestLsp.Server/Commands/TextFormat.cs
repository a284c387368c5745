using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Commands;

/// <summary>Findings for a reader: <c>file:line:column</c> first, so that terminals and editors can jump there, then the line with its span marked.</summary>
internal static class TextFormat
{
    private const int MarginWidth = 10;
    private const int LeastRoom = 20;

    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports)
    {
        var paint = new Paint();
        var count = 0;
        foreach (var (path, findings) in reports)
        {
            foreach (var placed in findings)
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
        }
        output.WriteLine(
            count == 0
                ? $"Nothing found in {Glance.Count(reports.Count, "file")}."
                : $"{Glance.Count(count, "finding")} in {Glance.Count(reports.Count, "file")}."
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
