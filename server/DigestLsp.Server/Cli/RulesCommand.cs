using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>rules [ID]</c>: lists all rules, or shows the page of one.</summary>
internal static class RulesCommand
{
    public static Command Command { get; } =
        new("rules", "[ID...]", "List all rules, or show the documentation of a rule", Run)
        {
            Choices = () => RuleSet.ById.Keys,
            Example = "rules text.stripped-latex",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Paths.Count == 0)
        {
            foreach (var rule in RuleSet.ById.Values)
                output.WriteLine(Line(rule));
            return CommandLine.Nothing;
        }
        foreach (var id in arguments.Paths)
        {
            if (RuleSet.Find(id) is not { } rule)
                return CommandLine.Fail(
                    error,
                    $"Unknown rule {id}.{DidYouMean.For(id, RuleSet.ById.Keys)} Run digest-lsp rules to list all rules."
                );
            if (rule.Id != id)
                error.WriteLine($"digest-lsp: warning: {RuleSettings.RenameHint(id, rule)}");
            output.Write(
                TerminalWidth.Columns is { } columns
                    ? new PageText(new AnsiStyle(), columns).Of(RuleDocumentation.Page(rule))
                    : RuleDocumentation.Page(rule)
            );
        }
        return CommandLine.Nothing;
    }

    // One line for programs; if a terminal would wrap it, the summary is on separate lines.
    private static string Line(Rule rule)
    {
        var name = $"{rule.Id, -36} {RuleSettings.NameOf(rule.DefaultSeverity), -12}";
        if (
            TerminalWidth.Columns is not { } columns
            || name.Length + 1 + TerminalWidth.Of(rule.Summary) <= columns
        )
            return $"{name} {rule.Summary}";
        const string Indent = "\n    ";
        return name.TrimEnd() + Indent + string.Join(Indent, TerminalWidth.Wrap(rule.Summary, columns - 4));
    }
}
