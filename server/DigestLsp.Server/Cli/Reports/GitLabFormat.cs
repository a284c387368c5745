using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>
/// Diagnostics as a GitLab Code Quality report for merge requests (GitLab Docs, "Code Quality", "Import Code Quality results"). The
/// fingerprint is made of file, rule and context.
/// </summary>
internal static class GitLabFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports) =>
        JsonFormat.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var report in reports)
                {
                    var path = report.Path;
                    var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                    foreach (var placed in report.Diagnostics)
                    {
                        var key = $"{path}\n{placed.Diagnostic.RuleId}\n{placed.Context}";
                        var count = seen[key] = seen.GetValueOrDefault(key) + 1;
                        json.WriteStartObject();
                        json.WriteString("description", placed.Diagnostic.Message);
                        json.WriteString("check_name", placed.Diagnostic.RuleId);
                        json.WriteString("fingerprint", Fingerprint(key, count));
                        json.WriteString("severity", NameOf(placed.Diagnostic.Severity));
                        json.WriteStartObject("location");
                        json.WriteString("path", path);
                        json.WriteStartObject("lines");
                        json.WriteNumber("begin", placed.Range.Start.Line + 1);
                        json.WriteNumber("end", placed.Range.End.Line + 1);
                        json.WriteEndObject();
                        json.WriteEndObject();
                        json.WriteEndObject();
                    }
                }
                json.WriteEndArray();
            }
        );

    private static string Fingerprint(string key, int count) =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{count}"))
                )
                .AsSpan(0, 16)
        );

    private static string NameOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "major",
            Severity.Warning => "minor",
            _ => "info",
        };
}
