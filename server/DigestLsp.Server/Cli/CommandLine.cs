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
            Language server and command line for paper digests

            Usage: digest-lsp COMMAND [OPTIONS]

            {string.Join('\n', Commands.Select(c => $"  {c.Name, -12} {c.Summary}"))}
              --stdio      Run the language server for an editor
              --version    Print the version

            A PATH is a file, a folder, a glob, or - for standard input (default: current folder).
            Run digest-lsp COMMAND --help for the options of a command. NO_COLOR is supported.
            Exit code: 0 no problems, 1 problems found, 2 error.

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
                $"Unknown {(name.StartsWith('-') ? "option" : "command")} {name}.{DidYouMean.For(name, known)} See digest-lsp --help."
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
