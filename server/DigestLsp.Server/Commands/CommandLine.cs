using DigestLsp.Server.Handlers;

namespace DigestLsp.Server.Commands;

/// <summary>The command line: finds the command and turns what goes wrong into a message and an exit code.</summary>
internal static class CommandLine
{
    public const int Nothing = 0;
    public const int Findings = 1;
    public const int CouldNotRun = 2;

    public const string Help = """
        digest-lsp: reads digests of papers, for editors and on the command line

        Usage:
          digest-lsp check FILE...    what is wrong in digests
          digest-lsp outline FILE     the papers of a digest by day, with their links
          digest-lsp --stdio          serve an editor (Language Server Protocol)
          digest-lsp --help | --version

        FILE may be - for standard input. NO_COLOR is honoured.
        Exit code: 0 nothing found, 1 findings, 2 could not run.
        """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        switch (args)
        {
            case ["--help" or "-h" or "help", ..]:
                output.WriteLine(Help);
                return Nothing;
            case ["--version" or "-V"]:
                output.WriteLine("digest-lsp " + InitializeHandler.Version);
                return Nothing;
            case []:
                error.WriteLine(Help);
                return CouldNotRun;
            case ["check" or "outline", .. var files] when files.FirstOrDefault(IsOption) is { } option:
                error.WriteLine($"digest-lsp: {args[0]} has no option {option}; see digest-lsp --help.");
                return CouldNotRun;
            case ["check", .. { Length: > 0 } files]:
                return CheckCommand.Run(files, output, error);
            case ["outline", var file]:
                return OutlineCommand.Run(file, output, error);
            case ["check"]:
                error.WriteLine("digest-lsp: check needs at least one file: digest-lsp check FILE...");
                return CouldNotRun;
            case ["outline", ..]:
                error.WriteLine("digest-lsp: outline needs one file: digest-lsp outline FILE");
                return CouldNotRun;
            default:
                error.WriteLine(
                    $"digest-lsp: there is no {(IsOption(args[0]) ? "option" : "command")} {args[0]}; see digest-lsp --help."
                );
                return CouldNotRun;
        }
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-';
}
