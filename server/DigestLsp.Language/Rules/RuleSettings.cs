using DigestLsp.Language.Links;

namespace DigestLsp.Language.Rules;

/// <summary>The severities of rules and the ignored links. Immutable.</summary>
public sealed class RuleSettings
{
    private readonly Dictionary<string, Severity> severities = new(StringComparer.Ordinal);

    private RuleSettings() { }

    /// <summary>The defaults.</summary>
    public static RuleSettings Default { get; } = new();

    /// <summary>The invalid settings, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Former rule ids in the settings, one sentence each.</summary>
    public IReadOnlyList<string> Hints { get; private init; } = [];

    /// <summary>Gets the sentence that names the current id of a renamed rule.</summary>
    public static string RenameHint(string formerId, Rule rule) =>
        $"Rule `{formerId}` was renamed to `{rule.Id}`.";

    /// <summary>Creates settings from rule ids and severity names. Invalid ones are ignored and listed in <see cref="Problems"/>.</summary>
    public static RuleSettings From(IReadOnlyDictionary<string, string> severities)
    {
        var (problems, hints) = (new List<string>(), new List<string>());
        var settings = new RuleSettings { Problems = problems, Hints = hints };
        foreach (var (id, name) in severities)
        {
            if (RuleSet.Find(id) is not { } rule)
                problems.Add($"Unknown rule `{id}`.");
            else if (Parse(name) is { } severity)
            {
                if (rule.Id != id)
                    hints.Add(RenameHint(id, rule));
                // The current id takes precedence over a former one.
                if (rule.Id == id || !severities.ContainsKey(rule.Id))
                    settings.severities[rule.Id] = severity;
            }
            else
                problems.Add(
                    $"Invalid severity `{name}` for `{id}`; use `error`, `warning`, `information`, `hint` or `off`."
                );
        }
        return settings;
    }

    /// <summary>
    /// The links that rules about links ignore: hosts (<c>example.org</c>, including subdomains) and URLs, optionally with a trailing
    /// <c>*</c>.
    /// </summary>
    public IReadOnlyList<string> IgnoredLinks { get; private init; } = [];

    /// <summary>Gets these settings overridden by others.</summary>
    public RuleSettings With(IReadOnlyDictionary<string, Severity> over, IReadOnlyList<string> ignoredLinks)
    {
        var settings = new RuleSettings
        {
            Problems = Problems,
            Hints = Hints,
            IgnoredLinks = [.. IgnoredLinks, .. ignoredLinks],
        };
        foreach (var (id, severity) in severities)
            settings.severities[id] = severity;
        foreach (var (id, severity) in over)
            settings.severities[id] = severity;
        return settings;
    }

    /// <summary>Whether a link is one of <see cref="IgnoredLinks"/>.</summary>
    public bool Ignores(LinkTarget target)
    {
        foreach (var pattern in IgnoredLinks)
        {
            if (
                pattern.Contains('/', StringComparison.Ordinal)
                    ? IsAddress(pattern, target.Url)
                    : IsHost(pattern, target.Url)
            )
                return true;
        }
        return false;
    }

    private static bool IsAddress(string pattern, string url)
    {
        var start = pattern.EndsWith('*');
        pattern = LinkAddress.Key(start ? pattern[..^1] : pattern);
        var key = LinkAddress.Key(url);
        return start
            ? key.StartsWith(pattern, StringComparison.OrdinalIgnoreCase)
            : key.Equals(pattern, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsHost(string pattern, string url)
    {
        var host = LinkAddress.Of(url).Host;
        return host.Equals(pattern, StringComparison.OrdinalIgnoreCase)
            || (
                host.EndsWith(pattern, StringComparison.OrdinalIgnoreCase)
                && host[^(pattern.Length + 1)] == '.'
            );
    }

    /// <summary>
    /// Parses the name of a severity (<c>error</c>, <c>warning</c>, <c>information</c>, <c>hint</c>, <c>off</c>), or returns null.
    /// </summary>
    public static Severity? Parse(string name) =>
        name switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "information" => Severity.Information,
            "hint" => Severity.Hint,
            "off" => Severity.Off,
            _ => null,
        };

    /// <summary>Gets the name of a severity, which <see cref="Parse"/> reads.</summary>
    public static string NameOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Information => "information",
            Severity.Hint => "hint",
            _ => "off",
        };

    /// <summary>Gets the severity of a rule.</summary>
    public Severity SeverityOf(Rule rule) => severities.GetValueOrDefault(rule.Id, rule.DefaultSeverity);
}
