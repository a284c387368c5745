using DigestLsp.Language.Export;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>export --to FORMAT FILE</c>: the papers of a digest for other programs.</summary>
internal static class ExportCommand
{
    public static Command Command { get; } =
        new("export", "FILE", "the papers of a digest for other programs", Run)
        {
            Options =
            [
                new Option("--to", "the form") { Choices = [.. Exporter.Formats.Keys] },
                Option.StdinName,
            ],
            Example = "export --to bibtex my.digest > my.bib",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Value("--to") is not { } format)
            return CommandLine.Fail(error, "export needs --to FORM; see digest-lsp export --help.");
        if (Digests.One(Command, arguments, new ProjectFiles(), error) is not { } file)
            return CommandLine.CouldNotRun;
        output.Write(Exporter.Write(file.Tree, format));
        return CommandLine.Nothing;
    }
}
