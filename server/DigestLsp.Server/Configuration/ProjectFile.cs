using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>A problem in a <c>.digest.json</c>.</summary>
/// <param name="Line">The 0-based line.</param>
/// <param name="Character">The 0-based UTF-16 code unit on the line.</param>
/// <param name="Message">The problem and its remedy.</param>
/// <param name="Severity">Information if the configuration works as it is.</param>
internal sealed record ProjectProblem(
    int Line,
    int Character,
    string Message,
    Severity Severity = Severity.Warning
);

/// <summary>
/// A project's <c>.digest.json</c>: rule severities, ignored links and hosts, dialects by glob, severities by file, the baseline. Comments
/// and trailing commas are allowed. Invalid values are ignored and reported.
/// </summary>
internal sealed partial class ProjectFile
{
    private List<ProjectProblem> problems = [];
    private readonly Dictionary<string, Severity> rules = new(StringComparer.Ordinal);
    private readonly List<string> ignored = [];
    private readonly List<(string Glob, string Dialect)> dialects = [];
    private readonly List<(string Glob, List<LayoutPattern> Patterns)> layouts = [];
    private readonly List<(string Glob, Dictionary<string, Severity> Rules)> overrides = [];
    private readonly Dictionary<string, RuleSettings> settings = new(StringComparer.Ordinal);
    private RuleSettings? settingsBase;

    private ProjectFile(string path, string text) => (Path, ProblemText) = (path, text);

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The folder that globs are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The problems in the file.</summary>
    public IReadOnlyList<ProjectProblem> Problems => problems;

    /// <summary>The text that the problems refer to.</summary>
    public string ProblemText { get; private set; }

    /// <summary>Whether it cannot be read or is not a JSON object, so that no setting applies.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Gets this configuration with the problems of a newer, broken version of its text.</summary>
    public ProjectFile WithProblemsOf(ProjectFile broken)
    {
        var file = (ProjectFile)MemberwiseClone();
        (file.problems, file.ProblemText) = (broken.problems, broken.ProblemText);
        return file;
    }

    /// <summary>The path of the baseline, or null.</summary>
    public string? Baseline { get; private set; }

    /// <summary>The globs of digests, empty if the configuration has none.</summary>
    public GlobList Digests { get; private set; } = GlobList.Empty;

    /// <summary>The globs of files and folders that are never checked.</summary>
    public GlobList Exclude { get; private set; } = GlobList.Empty;

    /// <summary>Gets the severities of rules for a file of the project. Equal arguments return the same object.</summary>
    public RuleSettings RulesOf(string file, RuleSettings under)
    {
        lock (settings)
        {
            if (!ReferenceEquals(under, settingsBase))
                settings.Clear();
            settingsBase = under;
            var relative = Relative(file);
            var matching = overrides.Where(o => Glob.IsMatch(o.Glob, relative)).ToList();
            var key = string.Join('\n', matching.Select(o => o.Glob));
            if (!settings.TryGetValue(key, out var known))
            {
                var all = new Dictionary<string, Severity>(rules, StringComparer.Ordinal);
                foreach (var (id, severity) in matching.SelectMany(o => o.Rules))
                    all[id] = severity;
                settings[key] = known = under.With(all, ignored);
            }
            return known;
        }
    }

    /// <summary>Gets the severities set for a file with their source. A later one of the same rule takes precedence.</summary>
    public IEnumerable<(string Rule, Severity Severity, string Where)> Sources(string file)
    {
        var relative = Relative(file);
        return rules
            .Select(r => (r.Key, r.Value, "rules"))
            .Concat(
                overrides
                    .Where(o => Glob.IsMatch(o.Glob, relative))
                    .SelectMany(o => o.Rules.Select(r => (r.Key, r.Value, $"overrides, \"{o.Glob}\"")))
            );
    }

    /// <summary>Hosts and URLs that rules about links ignore.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>Gets the dialect of the first glob that matches a file, or null.</summary>
    public string? DialectOf(string file)
    {
        var relative = Relative(file);
        return dialects.FirstOrDefault(d => Glob.IsMatch(d.Glob, relative)).Dialect;
    }

    /// <summary>The project's own layout of a file, or null.</summary>
    public CustomLayout? LayoutOf(string file)
    {
        var relative = Relative(file);
        return layouts.Find(l => Glob.IsMatch(l.Glob, relative)) is { Patterns: { } patterns }
            ? new CustomLayout(patterns, System.IO.Path.GetExtension(file) is ".md" or ".markdown")
            : null;
    }

    /// <summary>Whether a file has the name of a digest.</summary>
    public bool IsDigest(string file) =>
        Digests.Matches(Relative(file)) ?? (Digests.OnlyTakesOut && DigestNames.IsMatch(file));

    /// <summary>Gets whether <c>exclude</c> excludes a file or folder, or null if no glob matches.</summary>
    public bool? IsExcluded(string path) => Exclude.Matches(Relative(path));

    private string Relative(string file) => RelativePath.Of(Folder, file);
}
