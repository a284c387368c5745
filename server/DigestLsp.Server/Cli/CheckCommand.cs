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
        new("check", "[PATH...]", "what is wrong in digests", Run)
        {
            Options =
            [
                new Option("--format", "how findings are written (text)") { Choices = [.. Formats.Keys] },
                new Option(
                    "--all",
                    "show every problem, not only the first of 30 or more of a rule in a file"
                ),
                new Option("--min-severity", "leave out what is quieter (hint)")
                {
                    Choices = ["error", "warning", "information", "hint"],
                },
                new Option("--baseline", "leave out the findings that FILE knows") { Value = "FILE" },
                new Option("--update-baseline", "write all findings to the baseline and find nothing"),
                new Option("--fix", "mend what is safe to mend, then tell what is left"),
                new Option("--diff", "show what --fix would change, and change nothing"),
                .. LinkLookup.Options,
                new Option("--watch", "check again whatever changes, until interrupted"),
                FileFinder.Exclude,
                Option.StdinName,
            ],
            Notes = """
                A PATH is a file, a folder, a glob, or - for standard input; without any, the folder one is in.
                In folders, .gitignore and .ignore are honored; what is excluded is left out even if it is named.
                A file in which no paper is recognized is plain text; the error stream names it.
                Exit code: 0 nothing found, 1 findings, 2 could not run.
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
                ? CommandLine.Fail(error, "--watch needs files; standard input does not change.")
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
                "--update-baseline needs --baseline FILE, or \"baseline\" in .digest.json."
            );
        var reports = new List<FileReport>();
        var checker = new Checker(arguments, projects, null);
        var complete = Digests.ForEach(arguments, projects, error, checker.Check, reports.Add);
        if (!complete || !BaselineFile.Write(file, checker.Across(reports), error))
            return CommandLine.CouldNotRun;
        output.WriteLine($"{file} knows {reports.Sum(r => r.Diagnostics.Count)} findings now.");
        return CommandLine.Nothing;
    }
}
