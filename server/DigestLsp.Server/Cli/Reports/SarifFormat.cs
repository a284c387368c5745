using System.Text.Json;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>Diagnostics as SARIF 2.1.0 (OASIS): 1-based lines, and columns in UTF-16 code units.</summary>
internal static class SarifFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports) =>
        JsonFormat.Write(
            output,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                json.WriteString("version", "2.1.0");
                json.WriteStartArray("runs");
                json.WriteStartObject();
                WriteTool(json);
                json.WriteString("columnKind", "utf16CodeUnits");
                json.WriteStartArray("results");
                foreach (var report in reports)
                {
                    foreach (var diagnostic in report.Diagnostics)
                        WriteResult(json, report, diagnostic);
                }
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "digest-lsp");
        json.WriteString("version", ServerVersion.Current);
        json.WriteString("informationUri", "https://github.com/digestlsp/digestlsp");
        json.WriteStartArray("rules");
        foreach (var rule in RuleSet.ById.Values)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Summary);
            WriteText(json, "fullDescription", rule.Why);
            json.WriteString("helpUri", rule.HelpUrl);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, FileReport report, LocatedDiagnostic placed)
    {
        var diagnostic = placed.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.RuleId);
        json.WriteString(
            "level",
            diagnostic.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "note",
            }
        );
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, report.Path, placed.Range, null);
        json.WriteEndArray();
        if (placed.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var (uri, range, message) in placed.Related)
                WriteLocation(json, uri ?? report.Path, range, message);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, string path, LineRange range, string? message)
    {
        var (start, end) = (range.Start, range.End);
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString(
            "uri",
            Path.IsPathRooted(path)
                ? DocumentUri.OfFile(path)
                : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString))
        );
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line + 1);
        json.WriteNumber("startColumn", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null)
            WriteText(json, "message", message);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
