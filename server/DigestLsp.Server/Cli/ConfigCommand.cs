using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>config FILE</c>: the configuration of a file, and where each value comes from.</summary>
internal static class ConfigCommand
{
    public static Command Command { get; } =
        new("config", "FILE", "Show the configuration of a file and its sources", Run)
        {
            Notes = "Exit code: 0 no problems, 1 problems in the configuration, 2 error.",
            Example = "config samples/daily-papers.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var projects = new ProjectFiles();
        if (arguments.Paths is not [var named])
            return CommandLine.Fail(error, $"config requires one file: digest-lsp {Command.Usage}");
        if (DigestFile.Read(named, projects, error, arguments) is not { } file)
            return CommandLine.CouldNotRun;
        var path = Path.GetFullPath(file.Path);
        var project = projects.Find(DocumentUri.OfFile(path));
        Say(
            "configuration",
            project?.Path ?? $"none (no {ProjectFiles.FileName} in its folder or a parent folder)"
        );
        Say(
            "layout",
            $"{file.Tree.Dialect.Id} ({(project?.DialectOf(path) is not null || project?.LayoutOf(path) is not null ? "from the configuration" : DialectChooser.InName(path) is not null ? "from the file name" : "detected from the text")})"
        );
        if (project is null)
            return CommandLine.Nothing;
        if (project.Baseline is { } baseline)
            Say("baseline", baseline);
        if (project.Digests.Globs.Count > 0)
            Say("digests", string.Join("  ", project.Digests.Globs));
        if (project.Exclude.Globs.Count > 0)
            Say("exclude", string.Join("  ", project.Exclude.Globs));
        if (project.Ignored.Count > 0)
            Say("ignored links", string.Join("  ", project.Ignored));
        foreach (
            var (rule, severity, where) in project
                .Sources(path)
                .GroupBy(s => s.Rule, StringComparer.Ordinal)
                .Select(g => g.Last())
                .OrderBy(s => s.Rule, StringComparer.Ordinal)
        )
            Say(
                rule,
                $"{RuleSettings.NameOf(severity), -12} ({where}; default: {RuleSettings.NameOf(RuleSet.ById[rule].DefaultSeverity)})"
            );
        foreach (var problem in project.Problems)
            output.WriteLine(ConfigurationProblems.Describe(project, "", problem));
        return project.Problems.Any(p => p.Severity > Severity.Information)
            ? CommandLine.Diagnostics
            : CommandLine.Nothing;

        void Say(string name, string value) => output.WriteLine($"{name, -34} {value}");
    }
}
