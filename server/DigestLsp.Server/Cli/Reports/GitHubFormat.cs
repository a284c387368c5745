using System.Globalization;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>Diagnostics as workflow commands, which GitHub shows in pull requests (GitHub Docs, "Workflow commands").</summary>
internal static class GitHubFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports)
    {
        foreach (var (path, diagnostics) in reports)
        {
            foreach (var placed in diagnostics)
            {
                var diagnostic = placed.Diagnostic;
                var (start, end) = (placed.Range.Start, placed.Range.End);
                var level = diagnostic.Severity switch
                {
                    Severity.Error => "error",
                    Severity.Warning => "warning",
                    _ => "notice",
                };
                // Columns are allowed on one line only.
                var columns =
                    start.Line == end.Line
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $",col={start.Character + 1},endColumn={Math.Max(end.Character, start.Character + 1)}"
                        )
                        : "";
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"::{level} file={Property(path.Replace('\\', '/'))},line={start.Line + 1},endLine={end.Line + 1}{columns},title={Property(diagnostic.RuleId)}::{Data(diagnostic.Message)}"
                    )
                );
            }
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text)
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
