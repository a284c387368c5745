using System.Text;
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
            page.Append(marked ? "\n## Example\n\n" : "\n## Not reported\n\n")
                .Append($"```digest\n{text}\n```\n");
            if (rule is VerdictRule { ExampleVerdicts: var verdicts })
                page.Append("\nLink check results in this example:\n\n")
                    .AppendJoin('\n', verdicts.Select(v => $"- `{v.Key}`: {Describe(v.Value)}"))
                    .Append('\n');
        }
        page.Append("\n## How to configure\n\n");
        page.Append("Set the severity to `error`, `warning`, `information`, `hint` or `off`.\n\n");
        page.Append($"In `.digest.json`:\n\n```json\n{{ \"rules\": {{ \"{rule.Id}\": \"off\" }} }}\n```\n\n");
        page.Append(
            $"In the settings of the editor:\n\n```json\n\"digest.rules\": {{ \"{rule.Id}\": \"off\" }}\n```\n"
        );
        return page.ToString();
    }

    /// <summary>Gets the list of all rules in Markdown.</summary>
    public static string Index(IEnumerable<Rule> rules)
    {
        var page = new StringBuilder(
            "# Rules\n\nTo change the severity of a rule or disable it, see [Configuration](../configuration.md).\n\n| Rule | Default severity | What it does |\n| --- | --- | --- |\n"
        );
        foreach (var rule in rules)
            page.Append(
                $"| [{rule.Id}]({rule.Id}.md) | {RuleSettings.NameOf(rule.DefaultSeverity)} | {rule.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n"
            );
        return page.ToString();
    }

    private static string Facts(Rule rule) =>
        $"Default severity: {RuleSettings.NameOf(rule.DefaultSeverity)}."
        + (rule is VerdictRule ? " Requires online link checks." : "")
        + string.Concat(rule.FormerIds.Select(id => $" Former id: `{id}`."));

    private static string Describe(Links.LinkVerdict verdict) =>
        verdict switch
        {
            { IsTakenOver: true } => "a different repository than before",
            { IsArchived: true } => "archived",
            { MovedTo: { } address } => $"moved to {address}",
            { Title: { } title } => $"OK, with the title “{title}”",
            { Code: { } code } => $"OK, with code at {code}",
            { State: Links.LinkStatus.Ok } => "OK",
            { State: Links.LinkStatus.Broken } => "broken",
            _ => "unknown",
        };

    private static bool IsMarks(string line) =>
        line.Contains('^') && line.AsSpan().IndexOfAnyExcept('^', ' ') < 0;
}
