using System.Text;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;

namespace DigestLsp.Language.Features;

/// <summary>Generates the documentation page of a rule: summary, reason, examples, configuration.</summary>
public static class RuleDocumentation
{
    /// <summary>Gets the page of a rule in Markdown, with <c>\n</c> line ends.</summary>
    public static string Page(Rule rule)
    {
        var page = new StringBuilder();
        page.Append($"# {rule.Id}\n\n{Facts(rule)}\n\n");
        page.Append($"## What it does\n\n{rule.Summary}\n\n## Why is this bad?\n\n{rule.Why}\n");
        foreach (var example in rule.Examples)
        {
            var text = example.ReplaceLineEndings("\n").TrimEnd('\n');
            var marked = text.Split('\n').Any(IsMarks);
            page.Append(marked ? "\n## Example\n\n" : "\n## Left alone\n\n")
                .Append($"```digest\n{text}\n```\n");
            if (rule is VerdictRule { ExampleVerdicts: var verdicts })
                page.Append("\nwhere ")
                    .AppendJoin(", ", verdicts.Select(v => $"`{v.Key}` is {Say(v.Value)}"))
                    .Append(".\n");
        }
        page.Append("\n## How to configure\n\n");
        page.Append("`error`, `warning`, `information`, `hint` or `off`:\n\n");
        page.Append($"```json\n\"digest.rules\": {{ \"{rule.Id}\": \"off\" }}\n```\n");
        return page.ToString();
    }

    /// <summary>Gets the list of all rules in Markdown.</summary>
    public static string Index(IEnumerable<Rule> rules)
    {
        var page = new StringBuilder("# Rules\n\n| rule | severity | what it does |\n| --- | --- | --- |\n");
        foreach (var rule in rules)
            page.Append(
                $"| [{rule.Id}]({rule.Id}.md) | {RuleSettings.NameOf(rule.DefaultSeverity)} | {rule.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        return page.ToString();
    }

    private static string Facts(Rule rule) =>
        $"Severity: {RuleSettings.NameOf(rule.DefaultSeverity)}. "
        + rule switch
        {
            PartRule => "Looks at one entry at a time.",
            VerdictRule => "Speaks of what services say of links; asks nobody by itself.",
            _ => "Compares entries of a document.",
        };

    private static string Say(Links.LinkVerdict verdict) =>
        verdict switch
        {
            { IsTakenOver: true } => "another repository than before",
            { IsArchived: true } => "archived",
            { MovedTo: { } address } => $"moved to {address}",
            { Title: { } title } => $"alive with the title \"{title}\"",
            { Code: { } code } => $"alive with its code at {code}",
            { State: LinkStatus.Ok } => "alive",
            { State: LinkStatus.Broken } => "gone",
            { State: LinkStatus.Moved } => "moved",
            _ => "unknown",
        };

    private static bool IsMarks(string line) =>
        line.Contains('^') && line.AsSpan().IndexOfAnyExcept('^', ' ') < 0;
}
