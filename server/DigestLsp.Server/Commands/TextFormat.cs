using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Commands;

/// <summary>Findings for a reader: <c>file:line:column</c> first, so that terminals and editors can jump there, then the line with its span marked.</summary>
internal static class TextFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports)
    {
        var paint = new Paint();
        var count = 0;
        foreach (var (path, findings) in reports)
        {
            foreach (var placed in findings)
            {
                var (finding, start) = (placed.Finding, placed.Range.Start);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{paint.Bold($"{path}:{start.Line + 1}:{start.Character + 1}")} {Name(paint, finding.Severity)} {Paint.Plain(finding.Message)} {paint.Dim($"[{finding.RuleId}]")}"
                    )
                );
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {paint.Dim($"{start.Line + 1, 5} |")} {Paint.Plain(placed.Window)}"
                    )
                );
                output.WriteLine(
                    $"  {paint.Dim("      |")} {new string(' ', placed.Marked.Start)}{paint.Yellow(new string('^', placed.Marked.Length))}"
                );
                count++;
            }
        }
        output.WriteLine(
            count == 0
                ? $"Nothing found in {Glance.Count(reports.Count, "file")}."
                : $"{Glance.Count(count, "finding")} in {Glance.Count(reports.Count, "file")}."
        );
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
