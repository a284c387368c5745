using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary>What the rules find in one file.</summary>
/// <param name="Path">The file, as it was named.</param>
/// <param name="Findings">By position; those of less than the asked severity and those of the baseline left out.</param>
internal sealed record FileReport(string Path, IReadOnlyList<PlacedFinding> Findings);

/// <summary><c>check [PATH…]</c>: what is wrong in digests, in the form that a terminal, a script or a forge reads; with <c>--fix</c> it mends.</summary>
internal static class CheckCommand
{
    public const string Help = """
        digest-lsp check [PATH...]: what is wrong in digests

        A PATH is a file, a folder, a glob, or - for standard input; without any, the folder one is in.

          --format text|json|sarif|github|junit   how findings are written (text)
          --min-severity error|warning|information|hint   leave out what is quieter (hint)
          --baseline FILE       leave out the findings that FILE knows
          --update-baseline     write all findings to the baseline and find nothing
          --fix                 mend what is safe to mend, then tell what is left
          --diff                show what --fix would change, and change nothing
          --stdin-name NAME     what standard input is called

        Exit code: 0 nothing found, 1 findings, 2 could not run.
        Example: digest-lsp check --format github --min-severity warning digests/
        """;

    private static readonly Dictionary<string, Action<TextWriter, IReadOnlyList<FileReport>>> Formats = new(
        StringComparer.Ordinal
    )
    {
        ["text"] = TextFormat.Write,
        ["json"] = JsonFormat.Write,
        ["sarif"] = SarifFormat.Write,
        ["github"] = GitHubFormat.Write,
        ["junit"] = JUnitFormat.Write,
    };

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (
            Arguments.Read(
                "check",
                arguments,
                ["--fix", "--diff", "--update-baseline"],
                ["--format", "--min-severity", "--baseline", "--stdin-name"],
                error
            )
            is not { } options
        )
            return CommandLine.CouldNotRun;
        if (!Formats.TryGetValue(options.Value("--format") ?? "text", out var write))
            return Fail(
                error,
                $"there is no format {options.Value("--format")}: {string.Join(", ", Formats.Keys)}."
            );
        if (
            RuleSettings.Parse(options.Value("--min-severity") ?? "hint") is not { } least
            || least == Severity.Off
        )
            return Fail(
                error,
                $"{options.Value("--min-severity")} is no severity: error, warning, information or hint."
            );
        var projects = new ProjectFiles();
        var (files, failed) = FileFinder.Find(options.Paths, projects, error);
        var baselineFile =
            options.Value("--baseline")
            ?? projects.Find(DocumentUri.OfFile(files.FirstOrDefault(f => f != "-") ?? "x"))?.Baseline;
        if (options.Has("--update-baseline") && baselineFile is null)
            return Fail(error, "--update-baseline needs --baseline FILE, or \"baseline\" in .digest.json.");
        var baseline =
            baselineFile is null || options.Has("--update-baseline")
                ? null
                : Baseline.Read(baselineFile, error);
        if (baselineFile is not null && baseline is null && !options.Has("--update-baseline"))
            return CommandLine.CouldNotRun;
        if (options.Has("--diff"))
            return Diff(files, failed, projects, options, output, error);
        var read = new (FileReport? Report, string Told)[files.Count];
        Parallel.For(0, files.Count, i => read[i] = Check(files[i], projects, options, least, baseline));
        foreach (var (_, told) in read)
            error.Write(told);
        failed |= Array.Exists(read, r => r.Report is null);
        var reports = read.Select(r => r.Report).OfType<FileReport>().ToList();
        if (options.Has("--update-baseline"))
        {
            if (!Baseline.Write(baselineFile!, reports, error))
                return CommandLine.CouldNotRun;
            output.WriteLine($"{baselineFile} knows {reports.Sum(r => r.Findings.Count)} findings now.");
            return failed ? CommandLine.CouldNotRun : CommandLine.Nothing;
        }
        if (reports.Count > 0 || !failed)
            write(output, reports);
        return failed ? CommandLine.CouldNotRun
            : reports.Exists(r => r.Findings.Count > 0) ? CommandLine.Findings
            : CommandLine.Nothing;
    }

    private static (FileReport?, string) Check(
        string path,
        ProjectFiles projects,
        Arguments options,
        Severity least,
        Baseline? baseline
    )
    {
        using var told = new StringWriter();
        var file = DigestFile.Read(path, projects, told, options.Value("--stdin-name"));
        if (file is null)
            return (null, told.ToString());
        var rules = RulesOf(file, projects);
        if (
            options.Has("--fix")
            && path != "-"
            && Fixes.SafeToTheEnd(file.Tree, rules) is { Count: > 0 } changes
        )
        {
            if (!file.Write(TextChange.Apply(file.Tree.ToString(), changes), told))
                return (null, told.ToString());
            told.WriteLine($"{path}: mended in {changes.Count} places.");
            if (DigestFile.Read(path, projects, told) is not { } mended)
                return (null, told.ToString());
            file = mended;
        }
        var findings = Linter
            .Check(file.Tree, rules)
            .Where(f => f.Severity >= least)
            .Select(f => PlacedFinding.Of(file.Tree, f));
        if (baseline is not null)
            findings = baseline.Unknown(path, findings);
        return (new FileReport(file.Path, [.. findings]), told.ToString());
    }

    private static RuleSettings RulesOf(DigestFile file, ProjectFiles projects) =>
        file.Path == "-"
            ? RuleSettings.Default
            : projects.RulesOf(DocumentUri.OfFile(file.Path), RuleSettings.Default);

    // A unified diff without context, which patch and editors read.
    private static int Diff(
        List<string> files,
        bool failed,
        ProjectFiles projects,
        Arguments options,
        TextWriter output,
        TextWriter error
    )
    {
        var code = CommandLine.Nothing;
        foreach (var path in files)
        {
            if (DigestFile.Read(path, projects, error, options.Value("--stdin-name")) is not { } file)
            {
                failed = true;
                continue;
            }
            var changes = Fixes.SafeToTheEnd(file.Tree, RulesOf(file, projects));
            if (changes.Count == 0)
                continue;
            code = CommandLine.Findings;
            var text = file.Tree.ToString();
            output.Write(UnifiedDiff.Of(file.Path, text, TextChange.Apply(text, changes)));
        }
        return failed ? CommandLine.CouldNotRun : code;
    }

    private static int Fail(TextWriter error, string message)
    {
        error.WriteLine("digest-lsp: " + message);
        return CommandLine.CouldNotRun;
    }
}
