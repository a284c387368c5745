using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>config FILE</c>: the configuration of a file, and where each value comes from.</summary>
internal static class ConfigCommand
{
    public static Command Command { get; } =
        new("config", "FILE", "what applies to a file, and where that is said", Run)
        {
            Notes = "Exit code 1 where something is wrong in the configuration.",
            Example = "config samples/daily-papers.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var projects = new ProjectFiles();
        if (arguments.Paths is not [var named])
            return CommandLine.Fail(error, $"config needs one file: digest-lsp {Command.Usage}");
        if (DigestFile.Read(named, projects, error, arguments) is not { } file)
            return CommandLine.CouldNotRun;
        var path = Path.GetFullPath(file.Path);
        var project = projects.Find(DocumentUri.OfFile(path));
        Say("configuration", project?.Path ?? $"none ({ProjectFiles.FileName} in its folder or above)");
        Say(
            "dialect",
            $"{file.Tree.Dialect.Id} ({(project?.DialectOf(path) is not null || project?.LayoutOf(path) is not null ? "the configuration's" : DialectChooser.InName(path) is not null ? "named by the file's name" : "recognised from the text")})"
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
                $"{RuleSettings.NameOf(severity), -12} ({where}; comes as {RuleSettings.NameOf(RuleSet.ById[rule].DefaultSeverity)})"
            );
        foreach (var problem in project.Problems)
            output.WriteLine(ConfigurationProblems.Describe(project, "", problem));
        return project.Problems.Count > 0 ? CommandLine.Diagnostics : CommandLine.Nothing;

        void Say(string name, string value) => output.WriteLine($"{name, -34} {value}");
    }
}
