using System.Text;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>fix [PATH…]</c>: applies safe fixes and reports where; with <c>--diff</c> it only shows them.</summary>
internal static class FixCommand
{
    public static Command Command { get; } =
        new("fix", "[PATH...]", "Apply safe fixes", Run)
        {
            Options =
            [
                new Option(
                    "--diff",
                    "Show the changes as a diff without applying them; exit code 1 if there are changes"
                ),
                FileFinder.Exclude,
                Option.StdinName,
            ],
            Notes =
                "Files are written atomically. Standard input is written to standard output with the fixes applied.",
            Example = "fix --diff digests/",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Has("--diff"))
            return Diff(arguments, output, error);
        var projects = new ProjectFiles();
        return Digests.ForEach(arguments, projects, error, Fix, bytes => StandardOutput.Write(output, bytes))
            ? CommandLine.Nothing
            : CommandLine.CouldNotRun;

        byte[]? Fix(DigestFile file, TextWriter told)
        {
            var changes = Changes(file, projects);
            if (file.IsInput)
                return file.Encode(TextChange.Apply(file.Tree.ToString(), changes));
            return changes.Count == 0 || ApplyFixes(file, changes, told)
                ? Encoding.UTF8.GetBytes(Told(file, changes))
                : null;
        }
    }

    /// <summary>Gets the changes of the safe fixes of a file.</summary>
    public static IReadOnlyList<TextChange> Changes(DigestFile file, ProjectFiles projects) =>
        Fixes.SafeToTheEnd(file.Tree, file.Rules(projects));

    /// <summary>Applies changes to a file. Returns false with a message if it cannot be written.</summary>
    public static bool ApplyFixes(DigestFile file, IReadOnlyList<TextChange> changes, TextWriter error) =>
        file.Write(TextChange.Apply(file.Tree.ToString(), changes), error);

    /// <summary>Formats a one-line summary of the fixes, or an empty string.</summary>
    public static string Told(DigestFile file, IReadOnlyList<TextChange> changes) =>
        changes.Count == 0 ? "" : $"{file.Path}: {SummaryMarkdown.Count(changes.Count, "change")} applied.\n";

    /// <summary>Writes the fixes as a unified diff for <c>patch -p1</c> or <c>git apply</c> in the current folder.</summary>
    public static int Diff(Arguments arguments, TextWriter output, TextWriter error)
    {
        var projects = new ProjectFiles();
        var code = CommandLine.Nothing;
        var paths = new RepositoryPaths();
        var complete = Digests.ForEach(
            arguments,
            projects,
            error,
            (file, _) =>
            {
                var text = file.Tree.ToString();
                IEnumerable<TextChange> changes = Changes(file, projects);
                // Programs that apply the diff see a byte order mark as part of the first line.
                if (TextEncoding.Of(file.Bytes).HasUtf8Mark)
                    (text, changes) = (
                        "\uFEFF" + text,
                        changes.Select(c => c with { Span = c.Span.Shift(1) })
                    );
                return TextEncoding.EncodeUtf8(
                    UnifiedDiff.Of(paths.FromCurrentFolder(file.Path), text, changes)
                );
            },
            diff =>
            {
                StandardOutput.Write(output, diff);
                code = diff.Length > 0 ? CommandLine.Diagnostics : code;
            }
        );
        return complete ? code : CommandLine.CouldNotRun;
    }
}
