namespace DigestLsp.Language.Rules;

/// <summary>How loudly each rule speaks. Never changes; other settings are another object.</summary>
public sealed class RuleSettings
{
    private readonly Dictionary<string, Severity> severities = new(StringComparer.Ordinal);

    private RuleSettings() { }

    /// <summary>Every rule as it comes.</summary>
    public static RuleSettings Default { get; } = new();

    /// <summary>What was asked for and cannot be, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>Settings from pairs of a rule's id and a severity's name; what cannot be read is left as it comes and told in <see cref="Problems"/>.</summary>
    public static RuleSettings From(IReadOnlyDictionary<string, string> severities)
    {
        var problems = new List<string>();
        var settings = new RuleSettings { Problems = problems };
        foreach (var (id, name) in severities)
        {
            if (!RuleSet.ById.ContainsKey(id))
                problems.Add($"There is no rule \"{id}\".");
            else if (Parse(name) is { } severity)
                settings.severities[id] = severity;
            else
                problems.Add(
                    $"\"{name}\" is no severity for rule \"{id}\": write error, warning, information, hint or off."
                );
        }
        return settings;
    }

    /// <summary>The severity of that name (<c>error</c>, <c>warning</c>, <c>information</c>, <c>hint</c>, <c>off</c>), or null.</summary>
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

    /// <summary>How loudly a rule speaks.</summary>
    public Severity SeverityOf(Rule rule) => severities.GetValueOrDefault(rule.Id, rule.DefaultSeverity);
}
