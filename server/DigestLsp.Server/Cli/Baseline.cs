using System.Text.Json;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Cli.Reports;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Findings that are known and left for later. One is known again by its file, its rule and the text around it, not by the line's
/// number, so that edits elsewhere bring none back.
/// </summary>
internal sealed class Baseline
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly string folder;

    private Baseline(string path) => folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Reads a baseline; null, with the reason, where there is none that can be read.</summary>
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

    /// <summary>Writes all findings of the reports; false, with the reason, where that cannot be done.</summary>
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

    /// <summary>The findings of a file that the baseline does not know.</summary>
    public IEnumerable<LocatedDiagnostic> Unknown(string path, IEnumerable<LocatedDiagnostic> diagnostics)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = Name(path);
        return diagnostics.Where(f => !IsKnown($"{name}\n{f.Diagnostic.RuleId}\n{f.Context}", used));
    }

    /// <summary>The findings of a document that the baseline does not know.</summary>
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
