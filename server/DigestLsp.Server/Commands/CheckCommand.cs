using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>check FILE…</c>: one line a finding, <c>file:line:column</c> first so that terminals and editors can jump there.</summary>
internal static class CheckCommand
{
    public static int Run(string[] files, TextWriter output, TextWriter error)
    {
        var paint = new Paint();
        var projects = new ProjectFiles();
        var (count, failed) = (0, false);
        foreach (var file in files)
        {
            if (DigestFile.Read(file, error) is not { } tree)
            {
                failed = true;
                continue;
            }
            foreach (
                var finding in Linter.Check(
                    tree,
                    projects.RulesOf(DocumentUri.OfFile(file), RuleSettings.Default)
                )
            )
            {
                var start = tree.Position(finding.Span.Start);
                output.WriteLine(
                    $"{paint.Bold($"{file}:{start.Line + 1}:{start.Character + 1}")} {Name(paint, finding.Severity)} {Paint.Plain(finding.Message)} {paint.Dim($"[{finding.RuleId}]")}"
                );
                count++;
            }
        }
        if (!failed || count > 0)
            output.WriteLine(
                count == 0
                    ? $"Nothing found in {Glance.Count(files.Length, "file")}."
                    : $"{Glance.Count(count, "finding")} in {Glance.Count(files.Length, "file")}."
            );
        return failed ? CommandLine.CouldNotRun
            : count > 0 ? CommandLine.Findings
            : CommandLine.Nothing;
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
