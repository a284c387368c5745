using DigestLsp.Server.Configuration;
using DigestLsp.Server.Logging;

namespace DigestLsp.Server.Cli;

/// <summary>The command line: finds the command, and reports errors as a message and an exit code.</summary>
internal static class CommandLine
{
    public const int Nothing = 0;
    public const int Diagnostics = 1;
    public const int CouldNotRun = 2;

    /// <summary>All commands in the order of help.</summary>
    public static IReadOnlyList<Command> Commands { get; } =
    [
        CheckCommand.Command,
        FixCommand.Command,
        FormatCommand.Command,
        OutlineCommand.Command,
        LayoutCommand.Command,
        LinksCommand.Command,
        StatsCommand.Command,
        ShowCommand.Command,
        ExportCommand.Command,
        ImportCommand.Command,
        RulesCommand.Command,
        ConfigCommand.Command,
        CacheCommand.Command,
        CompletionsCommand.Command,
    ];

    private static string Help =>
        $"""
            digest-lsp: reads digests of papers, for editors and on the command line

            {string.Join('\n', Commands.Select(c => $"  {c.Name, -12} {c.Summary}"))}
              --stdio      serve an editor (Language Server Protocol)
              --version    say the version

            A PATH is a file, a folder, a glob, or - for standard input; without any, the folder one is in.
            digest-lsp COMMAND --help says more. NO_COLOR is honoured.
            Exit code: 0 nothing found, 1 findings, 2 could not run.

            Example: digest-lsp check digests/
            """;

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        switch (args)
        {
            case ["--help" or "-h" or "help"]:
                output.WriteLine(Help);
                return Nothing;
            case ["--version" or "-V"]:
                output.WriteLine("digest-lsp " + ServerVersion.Current);
                return Nothing;
            case []:
                error.WriteLine(Help);
                return CouldNotRun;
        }
        var name = args[0] == "help" ? args[1] : args[0];
        if (Commands.FirstOrDefault(c => c.Name == name) is not { } command)
        {
            var known = Commands.Select(c => c.Name).Concat(["--stdio", "--help", "--version", "help"]);
            return Fail(
                error,
                $"there is no {(name.StartsWith('-') ? "option" : "command")} {name}.{DidYouMean.For(name, known)} See digest-lsp --help."
            );
        }
        if (args[0] == "help" || args.TakeWhile(a => a != "--").Any(a => a is "--help" or "-h"))
        {
            output.WriteLine(command.Help);
            return Nothing;
        }
        return Arguments.Read(command, args.AsSpan(1), error) is { } arguments
            ? command.Run(arguments, output, error)
            : CouldNotRun;
    }

    /// <summary>Writes why a command could not run and returns the exit code for it.</summary>
    public static int Fail(TextWriter error, string message)
    {
        error.WriteLine("digest-lsp: " + message);
        return CouldNotRun;
    }
}
