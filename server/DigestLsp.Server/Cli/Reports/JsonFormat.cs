using System.Text;
using System.Text.Json;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>Diagnostics as a JSON array with ranges as in LSP: 0-based lines and UTF-16 code units.</summary>
internal static class JsonFormat
{
    public static void Write(TextWriter output, IReadOnlyList<FileReport> reports) =>
        Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var (path, diagnostics) in reports)
                {
                    foreach (var placed in diagnostics)
                    {
                        json.WriteStartObject();
                        var diagnostic = placed.Diagnostic;
                        json.WriteString("file", path);
                        WriteRange(json, placed.Range);
                        json.WriteString("severity", RuleSettings.NameOf(diagnostic.Severity));
                        json.WriteString("code", diagnostic.RuleId);
                        json.WriteString("message", diagnostic.Message);
                        json.WriteString("help", RuleSet.ById[diagnostic.RuleId].HelpUrl);
                        json.WriteBoolean("fixable", placed.IsFixable);
                        json.WriteEndObject();
                    }
                }
                json.WriteEndArray();
            }
        );

    /// <summary>Writes JSON and a line break.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ReadableJson.Options))
            write(json);
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteRange(Utf8JsonWriter json, LineRange range)
    {
        json.WriteStartObject("range");
        WritePosition(json, "start", range.Start);
        WritePosition(json, "end", range.End);
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, LinePosition position)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", position.Line);
        json.WriteNumber("character", position.Character);
        json.WriteEndObject();
    }
}
