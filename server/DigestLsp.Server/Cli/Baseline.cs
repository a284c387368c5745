using System.Text.Json;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Cli.Reports;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Known diagnostics left for later. A diagnostic is identified by its file, rule and surrounding text, not its line number, so edits
/// elsewhere do not bring it back.
/// </summary>
internal sealed class Baseline
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly string folder;

    private Baseline(string path) => folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Reads a baseline. Returns null with a message if it cannot be read.</summary>
    public static Baseline? Read(string path, TextWriter error)
    {
        try
        {
            var baseline = new Baseline(path);
            foreach (
                var property in JObject
                    .Parse(InputFile.ReadText(path, InputFile.MaxSettingsLength))
                    .Properties()
            )
            {
                foreach (var diagnostic in property.Value.Children<JObject>())
                    baseline.known[$"{property.Name}\n{diagnostic["rule"]}\n{diagnostic["text"]}"] =
                        (int?)diagnostic["count"] ?? 1;
            }
            return baseline;
        }
        catch (Exception problem)
            when (problem
                    is IOException
                        or UnauthorizedAccessException
                        or Newtonsoft.Json.JsonException
                        or FormatException
            )
        {
            error.WriteLine(
                $"digest-lsp: the baseline {path} cannot be read: {problem.Message} Write it with --update-baseline."
            );
            return null;
        }
    }

    /// <summary>Writes all diagnostics of the reports. Returns false with a message if that fails.</summary>
    public static bool Write(string path, IReadOnlyList<FileReport> reports, TextWriter error)
    {
        var baseline = new Baseline(path);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonFormat.Readable))
        {
            json.WriteStartObject();
            foreach (var report in reports.Where(r => r.Diagnostics.Count > 0))
            {
                json.WriteStartArray(baseline.Name(report.Path));
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
            error.WriteLine($"digest-lsp: the baseline {path} cannot be written: {problem.Message}");
            return false;
        }
    }

    /// <summary>Gets the diagnostics of a file that are not in the baseline.</summary>
    public IEnumerable<LocatedDiagnostic> Unknown(string path, IEnumerable<LocatedDiagnostic> diagnostics)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = Name(path);
        return diagnostics.Where(f => !IsKnown($"{name}\n{f.Diagnostic.RuleId}\n{f.Context}", used));
    }

    /// <summary>Gets the diagnostics of a document that are not in the baseline.</summary>
    public IReadOnlyList<Diagnostic> Unknown(
        string path,
        DigestTree tree,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = Name(path);
        return
        [
            .. diagnostics.Where(f =>
                !IsKnown($"{name}\n{f.RuleId}\n{LocatedDiagnostic.ContextOf(tree, f)}", used)
            ),
        ];
    }

    private bool IsKnown(string key, Dictionary<string, int> used)
    {
        used[key] = used.GetValueOrDefault(key) + 1;
        return used[key] <= known.GetValueOrDefault(key);
    }

    private string Name(string path) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
}
