using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>Writes baselines, which <see cref="Baseline"/> reads.</summary>
internal static class BaselineFile
{
    /// <summary>Writes all diagnostics of the reports. Returns false with a message if that fails.</summary>
    public static bool Write(string path, IReadOnlyList<FileReport> reports, TextWriter error)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ReadableJson.Options))
        {
            json.WriteStartObject();
            foreach (var report in reports.Where(r => r.Diagnostics.Count > 0))
            {
                json.WriteStartArray(Baseline.NameIn(folder, report.Path));
                foreach (var group in report.Diagnostics.GroupBy(f => (f.Diagnostic.RuleId, f.Context)))
                {
                    json.WriteStartObject();
                    json.WriteString("rule", group.Key.RuleId);
                    json.WriteString("text", group.Key.Context);
                    json.WriteNumber("count", group.Count());
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        try
        {
            bytes.WriteByte((byte)'\n');
            AtomicFile.Write(path, bytes.ToArray());
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: Cannot write baseline {path}: {problem.Message}");
            return false;
        }
    }
}
