using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Commands;

/// <summary>Findings for a reader: <c>file:line:column</c> first, so that terminals and editors can jump there, then the line with its span marked.</summary>
internal static class TextFormat
{
    private const int Widest = 100;

    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports)
    {
        var paint = new Paint();
        var count = 0;
        foreach (var (file, findings) in reports)
        {
            foreach (var finding in findings)
            {
                var start = file.Tree.Position(finding.Span.Start);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{paint.Bold($"{file.Path}:{start.Line + 1}:{start.Character + 1}")} {Name(paint, finding.Severity)} {Paint.Plain(finding.Message)} {paint.Dim($"[{finding.RuleId}]")}"
                    )
                );
                WriteLine(output, paint, file, finding, start);
                count++;
            }
        }
        output.WriteLine(
            count == 0
                ? $"Nothing found in {Glance.Count(reports.Count, "file")}."
                : $"{Glance.Count(count, "finding")} in {Glance.Count(reports.Count, "file")}."
        );
    }

    // As much of the line as fits, the span in it, and marks below.
    private static void WriteLine(
        TextWriter output,
        Paint paint,
        DigestFile file,
        Finding finding,
        LinePosition start
    )
    {
        var tree = file.Tree;
        var lineStart = finding.Span.Start - start.Character;
        var lineEnd = tree.Offset(start with { Character = int.MaxValue });
        var length = Math.Max(1, Math.Min(finding.Span.End, lineEnd) - finding.Span.Start);
        var from = Math.Max(lineStart, Math.Min(finding.Span.Start - 30, lineEnd - Widest));
        var to = Math.Min(lineEnd, from + Widest);
        var text = Paint.Plain(tree.Slice(TextSpan.FromBounds(from, to)));
        var before = from > lineStart ? "…" : "";
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {paint.Dim($"{start.Line + 1, 5} |")} {before}{text}{(to < lineEnd ? "…" : "")}"
            )
        );
        var marks = new string('^', Math.Max(1, Math.Min(length, to - finding.Span.Start)));
        output.WriteLine(
            $"  {paint.Dim("      |")} {new string(' ', before.Length + finding.Span.Start - from)}{paint.Yellow(marks)}"
        );
    }

    private static string Name(Paint paint, Severity severity) =>
        severity switch
        {
            Severity.Error => paint.Red("error"),
            Severity.Warning => paint.Yellow("warning"),
            Severity.Information => paint.Blue("information"),
            _ => paint.Dim("hint"),
        };
}
