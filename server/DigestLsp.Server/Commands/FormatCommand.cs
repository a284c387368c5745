using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>format [--check] [PATH…]</c>: white space as it should be; never a word changed.</summary>
internal static class FormatCommand
{
    public const string Help = """
        digest-lsp format [--check] [PATH...]: one blank line between what is apart, no blanks at line ends

          --check   change nothing; exit code 1 where something would change

        Example: digest-lsp format --check digests/
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (Arguments.Read("format", arguments, ["--check"], [], error) is not { } options)
            return CommandLine.CouldNotRun;
        var projects = new ProjectFiles();
        var (files, failed) = FileFinder.Find(options.Paths, projects, error);
        var changed = 0;
        foreach (var path in files)
        {
            if (DigestFile.Read(path, projects, error) is not { } file)
            {
                failed = true;
                continue;
            }
            var changes = Formatting.Changes(file.Tree, new TextSpan(0, file.Tree.Length));
            if (path == "-")
            {
                output.Write(TextChange.Apply(file.Tree.ToString(), changes));
                continue;
            }
            if (changes.Count == 0)
                continue;
            changed++;
            if (options.Has("--check"))
                output.WriteLine($"{path} is not formatted.");
            else if (file.Write(TextChange.Apply(file.Tree.ToString(), changes), error))
                output.WriteLine($"{path}: formatted.");
            else
                failed = true;
        }
        return failed ? CommandLine.CouldNotRun
            : changed > 0 && options.Has("--check") ? CommandLine.Findings
            : CommandLine.Nothing;
    }
}
