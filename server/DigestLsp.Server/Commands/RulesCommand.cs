using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server.Commands;

/// <summary><c>rules [ID]</c>: all rules in a list, or the page of one.</summary>
internal static class RulesCommand
{
    public const string Help = """
        digest-lsp rules [ID]: all rules with their severities, or all that is written about one

        Example: digest-lsp rules text.stripped-latex
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (Arguments.Read("rules", arguments, [], [], error) is not { } options)
            return CommandLine.CouldNotRun;
        if (options.Paths.Count == 0)
        {
            foreach (var rule in RuleSet.ById.Values)
                output.WriteLine(
                    $"{rule.Id, -36} {RuleSettings.NameOf(rule.DefaultSeverity), -12} {rule.Summary}"
                );
            return CommandLine.Nothing;
        }
        foreach (var id in options.Paths)
        {
            if (!RuleSet.ById.TryGetValue(id, out var rule))
            {
                error.WriteLine($"digest-lsp: there is no rule {id}; digest-lsp rules lists all.");
                return CommandLine.CouldNotRun;
            }
            output.Write(RuleDocumentation.Page(rule));
        }
        return CommandLine.Nothing;
    }
}
