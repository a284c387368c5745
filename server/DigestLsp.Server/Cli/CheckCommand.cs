using DigestLsp.Language.Features;
using DigestLsp.Server.Cli.Reports;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>The diagnostics of one file.</summary>
/// <param name="Path">The path as named by the user.</param>
/// <param name="Diagnostics">The diagnostics by position, without those below the minimum severity and those in the baseline.</param>
internal sealed record FileReport(string Path, IReadOnlyList<LocatedDiagnostic> Diagnostics);

/// <summary>
/// <c>check [PATH…]</c>: reports problems in the format for a terminal, script or forge; with <c>--fix</c> it applies safe fixes.
/// </summary>
internal static class CheckCommand
{
    private static readonly Dictionary<string, Action<TextWriter, IReadOnlyList<FileReport>>> Formats = new(
        StringComparer.Ordinal
    )
    {
        ["text"] = TextFormat.Write,
        ["json"] = JsonFormat.Write,
        ["sarif"] = InRepository(SarifFormat.Write),
        ["github"] = InRepository(GitHubFormat.Write),
        ["gitlab"] = InRepository(GitLabFormat.Write),
        ["junit"] = InRepository(JUnitFormat.Write),
    };

    public static Command Command { get; } =
        new("check", "[PATH...]", "Check digests for problems", Run)
        {
            Options =
            [
                new Option("--format", "Output format (default: text)") { Choices = [.. Formats.Keys] },
                new Option("--all", "Show every problem, even if a rule reports 30 or more in a file"),
                new Option("--min-severity", "Minimum severity to report (default: hint)")
                {
                    Choices = ["error", "warning", "information", "hint"],
                },
                new Option("--baseline", "Ignore the problems recorded in FILE") { Value = "FILE" },
                new Option("--update-baseline", "Record all problems in the baseline and report none"),
                new Option("--fix", "Apply safe fixes, then report the remaining problems"),
                new Option("--diff", "Show the changes of --fix as a diff without applying them"),
                .. LinkLookup.Options,
                new Option("--watch", "Check changed files again until interrupted"),
                FileFinder.Exclude,
                Option.StdinName,
            ],
            Notes = """
                A PATH is a file, a folder, a glob, or - for standard input (default: current folder).
                Folders respect .gitignore and .ignore. Excluded files are skipped even if they are named.
                A file in which no paper is recognized is plain text; standard error names it.
                Exit code: 0 no problems, 1 problems found, 2 error.
                """,
            Example = "check --format github --min-severity warning digests/",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Has("--diff"))
            return FixCommand.Diff(arguments, output, error);
        var projects = new ProjectFiles();
        var baselineFile = arguments.Value("--baseline") ?? BaselineOf(arguments, projects);
        if (arguments.Has("--update-baseline"))
            return UpdateBaseline(baselineFile, arguments, projects, output, error);
        var baseline = baselineFile is null ? null : Baseline.Read(baselineFile, error);
        if (baselineFile is not null && baseline is null)
            return CommandLine.CouldNotRun;
        using var lookup = LinkLookup.Of(arguments, error);
        if (lookup is null)
            return CommandLine.CouldNotRun;
        var format = arguments.Value("--format") ?? "text";
        var write = format == "text" && arguments.Has("--all") ? TextFormat.WriteAll : Formats[format];
        if (arguments.Has("--watch"))
            return arguments.Paths.Contains("-", StringComparer.Ordinal)
                ? CommandLine.Fail(error, "--watch requires files, not standard input.")
                : new Watcher(arguments, baseline, lookup, write, output, error).Run();
        if (lookup.Find(projects, error) is not { } verdicts)
            return CommandLine.CouldNotRun;
        var reports = new List<FileReport>();
        var checker = new Checker(arguments, projects, baseline)
        {
            Verdicts = verdicts,
            TellsUnrecognized = format == "text",
        };
        var complete = Digests.ForEach(arguments, projects, error, checker.Check, reports.Add);
        var across = checker.Across(reports);
        if (reports.Count > 0 || complete)
            write(output, across);
        return !complete ? CommandLine.CouldNotRun
            : across.Any(r => r.Diagnostics.Count > 0) ? CommandLine.Diagnostics
            : CommandLine.Nothing;
    }

    // Forges identify files by their path in the repository, wherever the command runs.
    private static Action<TextWriter, IReadOnlyList<FileReport>> InRepository(
        Action<TextWriter, IReadOnlyList<FileReport>> write
    ) =>
        (output, reports) =>
        {
            var paths = new RepositoryPaths();
            write(
                output,
                [
                    .. reports.Select(report => new FileReport(
                        paths.Of(report.Path),
                        [.. report.Diagnostics.Select(f => f.WithPaths(paths))]
                    )),
                ]
            );
        };

    // The baseline of the project of the first path.
    private static string? BaselineOf(Arguments arguments, ProjectFiles projects) =>
        projects.FindByPath(ProbeOf(arguments))?.Baseline;

    private static string ProbeOf(Arguments arguments)
    {
        var path = arguments.Paths.FirstOrDefault(p => p != "-") ?? ".";
        return Directory.Exists(path) ? Path.Combine(path, "x.digest") : path;
    }

    private static int UpdateBaseline(
        string? file,
        Arguments arguments,
        ProjectFiles projects,
        TextWriter output,
        TextWriter error
    )
    {
        if (file is null && !ConfigurationProblems.Tell([ProbeOf(arguments)], projects, error))
            return CommandLine.CouldNotRun;
        if (file is null)
            return CommandLine.Fail(
                error,
                "--update-baseline requires --baseline FILE, or \"baseline\" in .digest.json."
            );
        var reports = new List<FileReport>();
        var checker = new Checker(arguments, projects, null);
        var complete = Digests.ForEach(arguments, projects, error, checker.Check, reports.Add);
        if (!complete || !BaselineFile.Write(file, checker.Across(reports), error))
            return CommandLine.CouldNotRun;
        output.WriteLine(
            $"{SummaryMarkdown.Count(reports.Sum(r => r.Diagnostics.Count), "problem")} recorded in {file}."
        );
        return CommandLine.Nothing;
    }
}
