using System.Globalization;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Configuration;

/// <content>Parses the JSON and reports problems.</content>
internal sealed partial class ProjectFile
{
    private static readonly string[] KnownSettings =
    [
        "rules",
        "ignore",
        "dialects",
        "layouts",
        "overrides",
        "baseline",
        "digests",
        "exclude",
    ];

    /// <summary>Parses a configuration. Never throws.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path.</param>
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
                        "Unexpected text after the configuration.",
                        reader.Path,
                        reader.LineNumber,
                        reader.LinePosition,
                        null
                    );
            }
            if (token is JObject root)
                file.Take(root);
            else
            {
                file.IsBroken = true;
                file.Tell(token, "Use an object: `{ \"rules\": { … } }`");
            }
        }
        catch (JsonReaderException error)
        {
            file.IsBroken = true;
            file.problems.Add(
                new ProjectProblem(
                    Math.Max(0, error.LineNumber - 1),
                    Math.Max(0, error.LinePosition - 1),
                    text.AsSpan().IsWhiteSpace()
                        ? "The file is empty; add `{}`"
                        : "Invalid JSON: " + error.Message
                )
            );
        }
        return file;
    }

    /// <summary>Creates a configuration for a file that cannot be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reason">The reason.</param>
    public static ProjectFile Unreadable(string path, string reason) =>
        new(path, "")
        {
            IsBroken = true,
            problems = [new ProjectProblem(0, 0, $"Cannot read the file: {reason}")],
        };

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
                            "URLs or hosts: `[\"example.org\", \"https://github.com/o/*\"]`"
                        )
                    );
                    break;
                case "digests":
                    Digests = new GlobList(Strings(property.Value, "globs: `[\"**/*.digest\"]`", IsListGlob));
                    break;
                case "exclude":
                    var excluded = Strings(property.Value, "globs: `[\"archive/**\"]`", IsListGlob);
                    Exclude = new GlobList(excluded.ConvertAll(Exclusions.Folder));
                    break;
                case "dialects":
                    TakeDialects(property.Value);
                    break;
                case "layouts":
                    TakeLayouts(property.Value);
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
                        Tell(property.Value, "Use the path of a file: `\"digest.baseline.json\"`");
                    break;
                default:
                    Tell(
                        property,
                        $"Unknown setting `{property.Name}`.{DidYouMean.For(property.Name, KnownSettings)} Known settings: {string.Join(", ", KnownSettings)}"
                    );
                    break;
            }
        }
    }

    private void TakeRules(JToken token, Dictionary<string, Severity> into)
    {
        if (token is not JObject all)
        {
            Tell(token, "Use an object with rule ids and severities: `{ \"page.boilerplate\": \"off\" }`");
            return;
        }
        foreach (var property in all.Properties())
        {
            if (RuleSet.Find(property.Name) is not { } rule)
                Tell(
                    property,
                    $"Unknown rule `{property.Name}`.{DidYouMean.For(property.Name, RuleSet.ById.Keys)}"
                );
            else if (
                property.Value.Type == JTokenType.String
                && RuleSettings.Parse((string)property.Value!) is { } severity
            )
            {
                if (rule.Id != property.Name)
                    Tell(property, RuleSettings.RenameHint(property.Name, rule), Severity.Information);
                // The current id takes precedence over a former one.
                if (rule.Id == property.Name || !all.ContainsKey(rule.Id))
                    into[rule.Id] = severity;
            }
            else
                Tell(
                    property.Value,
                    $"Invalid severity {Shown(property.Value)} for `{property.Name}`; use {string.Join(", ", ProjectSchema.Severities)}.{Meant(property.Value, ProjectSchema.Severities)}"
                );
        }
    }

    private void TakeDialects(JToken token)
    {
        if (token is not JObject all)
        {
            Tell(token, "Use an object with globs and layouts: `{ \"mails/**\": \"arxiv-mail\" }`");
            return;
        }
        var ids = DialectChooser.All.Select(d => d.Id).ToList();
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
                    $"Unknown layout {Shown(property.Value)}; use {string.Join(", ", ids)}.{Meant(property.Value, ids)}"
                );
        }
    }

    private void TakeOverrides(JToken token)
    {
        if (token is not JObject all)
        {
            Tell(
                token,
                "Use an object with globs and rules: `{ \"old/**\": { \"page.boilerplate\": \"off\" } }`"
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

    private static string Shown(JToken value) =>
        value.Type == JTokenType.String ? $"`{(string)value!}`" : value.ToString(Formatting.None);

    private static string Meant(JToken value, IEnumerable<string> known) =>
        value.Type == JTokenType.String ? DidYouMean.For((string)value!, known) : "";

    private bool IsGlob(JToken token, string glob) =>
        HasNo(
            token,
            glob.StartsWith('!')
                ? $"Invalid glob `{glob}`: `!` is supported in `digests` and `exclude` only"
                : Glob.ProblemOf(glob)
        );

    private bool IsListGlob(JToken token, string glob) => HasNo(token, GlobList.ProblemOf(glob));

    private bool HasNo(JToken token, string? problem)
    {
        if (problem is null)
            return true;
        Tell(token, problem);
        return false;
    }

    private List<string> Strings(JToken token, string wanted, Func<JToken, string, bool>? isOne = null)
    {
        var strings = new List<string>();
        if (token is not JArray all)
        {
            Tell(token, "Use a list of " + wanted);
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
                Tell(item, string.Create(CultureInfo.InvariantCulture, $"Use a list of {wanted}"));
        }
        return strings;
    }

    private void Tell(JToken token, string message, Severity severity = Severity.Warning)
    {
        var place = (IJsonLineInfo)token;
        // A value's position is after its last character, a member's after its colon.
        var length =
            token is JValue value ? token.ToString(Formatting.None).Length
            : token is JProperty named ? named.Name.Length + 3
            : 1;
        problems.Add(
            new ProjectProblem(
                Math.Max(0, place.LineNumber - 1),
                Math.Max(0, place.LinePosition - length),
                message,
                severity
            )
        );
    }
}
