using DigestLsp.Language.Rules;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>Something wrong in a <c>.digest.json</c>.</summary>
/// <param name="Line">0-based line.</param>
/// <param name="Character">0-based UTF-16 code unit in it.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
internal sealed record ProjectProblem(int Line, int Character, string Message);

/// <summary>
/// A project's <c>.digest.json</c>: rule severities, ignored links and hosts, dialects by glob, severities for some files, the
/// baseline. Comments and trailing commas are allowed. What cannot be read is left out and told.
/// </summary>
internal sealed partial class ProjectFile
{
    private List<ProjectProblem> problems = [];
    private readonly Dictionary<string, Severity> rules = new(StringComparer.Ordinal);
    private readonly List<string> ignored = [];
    private readonly List<(string Glob, string Dialect)> dialects = [];
    private readonly List<(string Glob, Dictionary<string, Severity> Rules)> overrides = [];
    private readonly Dictionary<string, RuleSettings> settings = new(StringComparer.Ordinal);
    private RuleSettings? settingsBase;

    private ProjectFile(string path, string text) => (Path, ProblemText) = (path, text);

    /// <summary>Where the file lies.</summary>
    public string Path { get; }

    /// <summary>The folder that globs are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>What is wrong in it.</summary>
    public IReadOnlyList<ProjectProblem> Problems => problems;

    /// <summary>The text that the problems are in.</summary>
    public string ProblemText { get; private set; }

    /// <summary>Whether it cannot be read or is not a JSON object, so that nothing in it holds.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>This configuration with the problems of what its text became since.</summary>
    public ProjectFile WithProblemsOf(ProjectFile broken)
    {
        var file = (ProjectFile)MemberwiseClone();
        (file.problems, file.ProblemText) = (broken.problems, broken.ProblemText);
        return file;
    }

    /// <summary>Path of the baseline, or null.</summary>
    public string? Baseline { get; private set; }

    /// <summary>Globs of the project's digests; empty if the configuration does not name any.</summary>
    public GlobList Digests { get; private set; } = GlobList.Empty;

    /// <summary>Globs of files and folders that are never checked.</summary>
    public GlobList Exclude { get; private set; } = GlobList.Empty;

    /// <summary>How loudly rules speak in a file of the project. Equal arguments give the same object.</summary>
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

    /// <summary>The severities that it sets for a file, each with where that is said; a later one of the same rule stands over an earlier one.</summary>
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

    /// <summary>Hosts and addresses of links that no rule about links speaks of.</summary>
    public IReadOnlyList<string> Ignored => ignored;

    /// <summary>The dialect that a glob names for a file, or null.</summary>
    public string? DialectOf(string file)
    {
        var relative = Relative(file);
        return dialects.FirstOrDefault(d => Glob.IsMatch(d.Glob, relative)).Dialect;
    }

    /// <summary>Whether a file's name is that of a digest.</summary>
    public bool IsDigest(string file) =>
        Digests.Matches(Relative(file)) ?? (Digests.OnlyTakesOut && DigestNames.IsMatch(file));

    /// <summary>Gets what <c>exclude</c> says of a file or folder, or null if it does not speak of it.</summary>
    public bool? IsExcluded(string path) => Exclude.Matches(Relative(path));

    private string Relative(string file) => RelativePath.Of(Folder, file);
}
