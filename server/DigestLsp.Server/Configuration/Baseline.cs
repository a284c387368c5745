using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Known diagnostics left for later. A diagnostic is identified by its file, rule and surrounding text, not its line number, so edits
/// elsewhere do not bring it back.
/// </summary>
internal sealed class Baseline
{
    private const int MaxContext = 80;
    private const int Around = 20;

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
                {
                    var written = (string?)diagnostic["rule"] ?? "";
                    var key =
                        $"{property.Name}\n{RuleSet.Find(written)?.Id ?? written}\n{diagnostic["text"]}";
                    baseline.known[key] =
                        baseline.known.GetValueOrDefault(key) + ((int?)diagnostic["count"] ?? 1);
                }
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
                $"digest-lsp: Cannot read baseline {path}: {problem.Message} Run with --update-baseline to create it."
            );
            return null;
        }
    }

    /// <summary>Returns the diagnostics of a file that the baseline does not know.</summary>
    /// <param name="path">The file.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="identify">Gets the rule of a diagnostic and its context, see <see cref="ContextOf(DigestTree, Diagnostic)"/>.</param>
    public IReadOnlyList<T> Unknown<T>(
        string path,
        IEnumerable<T> diagnostics,
        Func<T, (string RuleId, string Context)> identify
    )
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var name = NameIn(folder, path);
        return [.. diagnostics.Where(d => !IsKnown(identify(d)))];

        bool IsKnown((string RuleId, string Context) diagnostic)
        {
            var key = $"{name}\n{diagnostic.RuleId}\n{diagnostic.Context}";
            used[key] = used.GetValueOrDefault(key) + 1;
            return used[key] <= known.GetValueOrDefault(key);
        }
    }

    /// <summary>Gets the text around a diagnostic, by which it is recognized again after other lines were edited.</summary>
    public static string ContextOf(DigestTree tree, Diagnostic diagnostic)
    {
        var start = tree.Position(diagnostic.Span.Start);
        return ContextOf(
            tree,
            diagnostic,
            diagnostic.Span.Start - start.Character,
            tree.Offset(start with { Character = int.MaxValue })
        );
    }

    /// <summary>As <see cref="ContextOf(DigestTree, Diagnostic)"/>, in a line whose start and end are known.</summary>
    public static string ContextOf(DigestTree tree, Diagnostic diagnostic, int lineStart, int lineEnd)
    {
        var end = diagnostic.Span.Start + Math.Min(diagnostic.Span.Length, MaxContext) + Around;
        var context = TextSpan.FromBounds(
            Math.Max(lineStart, diagnostic.Span.Start - Around),
            Math.Min(lineEnd, end)
        );
        return tree.Slice(context).Trim();
    }

    /// <summary>Gets the name of a file in a baseline: its path from the baseline's folder on.</summary>
    public static string NameIn(string folder, string path) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
}
