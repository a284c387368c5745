using System.Globalization;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
internal sealed class ProjectFile
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

    /// <summary>Whether it is no JSON, so that nothing in it holds.</summary>
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

    /// <summary>Globs of the project's digests, what the command line checks where it is given no file; empty where not said.</summary>
    public IReadOnlyList<string> Digests { get; private set; } = [];

    /// <summary>Reads a configuration; never fails.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">Where it lies.</param>
    public static ProjectFile Parse(string text, string path)
    {
        var file = new ProjectFile(path, text);
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { MaxDepth = 32 };
            var token = JToken.Load(
                reader,
                new JsonLoadSettings
                {
                    CommentHandling = CommentHandling.Ignore,
                    LineInfoHandling = LineInfoHandling.Load,
                }
            );
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                    throw new JsonReaderException(
                        "Something follows the configuration.",
                        reader.Path,
                        reader.LineNumber,
                        reader.LinePosition,
                        null
                    );
            }
            if (token is JObject root)
                file.Take(root);
            else
                file.Tell(token, "Write an object: { \"rules\": { … } }");
        }
        catch (JsonReaderException error)
        {
            file.IsBroken = true;
            file.problems.Add(
                new ProjectProblem(
                    Math.Max(0, error.LineNumber - 1),
                    Math.Max(0, error.LinePosition - 1),
                    "This is no JSON: " + error.Message
                )
            );
        }
        return file;
    }

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

    private string Relative(string file) =>
        System.IO.Path.GetRelativePath(Folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');

    private void Take(JObject root)
    {
        foreach (var property in root.Properties())
        {
            switch (property.Name)
            {
                case "$schema":
                    break;
                case "rules":
                    TakeRules(property.Value, rules);
                    break;
                case "ignore":
                    ignored.AddRange(
                        Strings(
                            property.Value,
                            "links or hosts: [\"example.org\", \"https://github.com/o/*\"]"
                        )
                    );
                    break;
                case "digests":
                    Digests = Strings(property.Value, "globs: [\"**/*.digest\"]", IsGlob);
                    break;
                case "dialects":
                    TakeDialects(property.Value);
                    break;
                case "overrides":
                    TakeOverrides(property.Value);
                    break;
                case "baseline":
                    if (property.Value.Type == JTokenType.String)
                        Baseline = System.IO.Path.GetFullPath(
                            System.IO.Path.Combine(Folder, (string)property.Value!)
                        );
                    else
                        Tell(property.Value, "Write the path of a file: \"digest.baseline.json\"");
                    break;
                default:
                    Tell(
                        property,
                        $"There is no setting \"{property.Name}\": rules, ignore, dialects, overrides, baseline and digests are known"
                    );
                    break;
            }
        }
    }

    private void TakeRules(JToken token, Dictionary<string, Severity> into)
    {
        if (token is not JObject all)
        {
            Tell(token, "Write an object from a rule's id to a severity: { \"page.furniture\": \"off\" }");
            return;
        }
        foreach (var property in all.Properties())
        {
            if (!RuleSet.ById.ContainsKey(property.Name))
                Tell(property, $"There is no rule \"{property.Name}\"");
            else if (
                property.Value.Type == JTokenType.String
                && RuleSettings.Parse((string)property.Value!) is { } severity
            )
                into[property.Name] = severity;
            else
                Tell(property.Value, "Write \"error\", \"warning\", \"information\", \"hint\" or \"off\"");
        }
    }

    private void TakeDialects(JToken token)
    {
        if (token is not JObject all)
        {
            Tell(token, "Write an object from a glob to a dialect: { \"mails/**\": \"arxiv-mail\" }");
            return;
        }
        foreach (var property in all.Properties().Where(p => IsGlob(p, p.Name)))
        {
            if (
                property.Value.Type == JTokenType.String
                && DialectChooser.Find((string)property.Value!) is { } dialect
            )
                dialects.Add((property.Name, dialect.Id));
            else
                Tell(
                    property.Value,
                    "Write one of " + string.Join(", ", DialectChooser.All.Select(d => $"\"{d.Id}\""))
                );
        }
    }

    private void TakeOverrides(JToken token)
    {
        if (token is not JObject all)
        {
            Tell(
                token,
                "Write an object from a glob to rules: { \"old/**\": { \"page.furniture\": \"off\" } }"
            );
            return;
        }
        foreach (var property in all.Properties().Where(p => IsGlob(p, p.Name)))
        {
            var over = new Dictionary<string, Severity>(StringComparer.Ordinal);
            TakeRules(property.Value, over);
            overrides.Add((property.Name, over));
        }
    }

    private bool IsGlob(JToken token, string glob)
    {
        if (Glob.ProblemOf(glob) is not { } problem)
            return true;
        Tell(token, problem);
        return false;
    }

    private List<string> Strings(JToken token, string wanted, Func<JToken, string, bool>? isOne = null)
    {
        var strings = new List<string>();
        if (token is not JArray all)
        {
            Tell(token, "Write a list of " + wanted);
            return strings;
        }
        foreach (var item in all)
        {
            if (item.Type == JTokenType.String && (string)item! is { Length: > 0 } text)
            {
                if (isOne?.Invoke(item, text) != false)
                    strings.Add(text);
            }
            else
                Tell(item, string.Create(CultureInfo.InvariantCulture, $"Write a list of {wanted}"));
        }
        return strings;
    }

    private void Tell(JToken token, string message)
    {
        var place = (IJsonLineInfo)token;
        // A value's place is behind its last character, a member's behind its colon.
        var length =
            token is JValue value ? token.ToString(Formatting.None).Length
            : token is JProperty named ? named.Name.Length + 3
            : 1;
        problems.Add(
            new ProjectProblem(
                Math.Max(0, place.LineNumber - 1),
                Math.Max(0, place.LinePosition - length),
                message
            )
        );
    }
}
