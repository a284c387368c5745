using System.Text;
using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>format [--check] [PATH…]</c>: formats whitespace and never changes a word.</summary>
internal static class FormatCommand
{
    public static Command Command { get; } =
        new("format", "[PATH...]", "Format digests: blank lines, trailing whitespace, abstracts", Run)
        {
            Options =
            [
                new Option(
                    "--check",
                    "Report unformatted files without changing them; exit code 1 if there are any"
                ),
                FileFinder.Exclude,
                Option.StdinName,
            ],
            Notes = "Standard input is written to standard output, formatted.",
            Example = "format --check digests/",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var changed = 0;
        var complete = Digests.ForEach(
            arguments,
            new ProjectFiles(),
            error,
            Format,
            told =>
            {
                StandardOutput.Write(output, told.Bytes);
                changed += told.IsChanged ? 1 : 0;
            }
        );
        return !complete ? CommandLine.CouldNotRun
            : changed > 0 && arguments.Has("--check") ? CommandLine.Diagnostics
            : CommandLine.Nothing;

        Outcome? Format(DigestFile file, TextWriter told)
        {
            var changes = Formatting.Changes(file.Tree, new TextSpan(0, file.Tree.Length));
            var isChanged = changes.Count > 0;
            if (arguments.Has("--check"))
                return Told(isChanged, isChanged ? $"{file.Path} is not formatted.\n" : "");
            if (!file.IsInput && !isChanged)
                return Told(false, "");
            var formatted = TextChange.Apply(file.Tree.ToString(), changes);
            if (file.IsInput)
                return new Outcome(isChanged, file.Encode(formatted));
            return file.Write(formatted, told) ? Told(true, $"{file.Path}: formatted.\n") : null;
        }
    }

    private static Outcome Told(bool isChanged, string text) => new(isChanged, Encoding.UTF8.GetBytes(text));

    private sealed record Outcome(bool IsChanged, byte[] Bytes);
}
