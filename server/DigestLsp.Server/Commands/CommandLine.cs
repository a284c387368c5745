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
          digest-lsp check [PATH...]    what is wrong in digests; --fix mends what is safe to mend
          digest-lsp outline FILE       the papers of a digest by day, with their links
          digest-lsp links [PATH...]    every link: place, kind, address
          digest-lsp export --to FORM FILE   the papers as markdown, bibtex or csv
          digest-lsp format [PATH...]   white space as it should be; --check only looks
          digest-lsp stats [PATH...]    how many papers, days, links, repositories
          digest-lsp rules [ID]         what is found, and why
          digest-lsp --stdio            serve an editor (Language Server Protocol)
          digest-lsp --help | --version

        digest-lsp COMMAND --help says more. A FILE may be - for standard input. NO_COLOR is honoured.
        Exit code: 0 nothing found, 1 findings, 2 could not run.
        """;

    private static readonly Dictionary<
        string,
        (Func<string[], TextWriter, TextWriter, int> Run, string Help)
    > Commands = new(StringComparer.Ordinal)
    {
        ["check"] = (CheckCommand.Run, CheckCommand.Help),
        ["outline"] = (OutlineCommand.Run, OutlineCommand.Help),
        ["links"] = (LinksCommand.Run, LinksCommand.Help),
        ["export"] = (ExportCommand.Run, ExportCommand.Help),
        ["format"] = (FormatCommand.Run, FormatCommand.Help),
        ["stats"] = (StatsCommand.Run, StatsCommand.Help),
        ["rules"] = (RulesCommand.Run, RulesCommand.Help),
    };

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        switch (args)
        {
            case ["--help" or "-h" or "help"]:
                output.WriteLine(Help);
                return Nothing;
            case ["--version" or "-V"]:
                output.WriteLine("digest-lsp " + InitializeHandler.Version);
                return Nothing;
            case []:
                error.WriteLine(Help);
                return CouldNotRun;
        }
        var name = args[0] == "help" ? args[1] : args[0];
        if (!Commands.TryGetValue(name, out var command))
        {
            error.WriteLine(
                $"digest-lsp: there is no {(IsOption(name) ? "option" : "command")} {name}; see digest-lsp --help."
            );
            return CouldNotRun;
        }
        if (args[0] == "help" || Array.Exists(args, a => a is "--help" or "-h"))
        {
            output.WriteLine(command.Help);
            return Nothing;
        }
        try
        {
            return command.Run(args[1..], output, error);
        }
        catch (IOException) when (Console.IsOutputRedirected)
        {
            // Whoever read our output has enough of it: head, less.
            return CouldNotRun;
        }
    }

    private static bool IsOption(string argument) => argument.Length > 1 && argument[0] == '-';
}
