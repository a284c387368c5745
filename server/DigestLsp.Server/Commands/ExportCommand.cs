using DigestLsp.Language.Export;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>export --to FORMAT FILE</c>: the papers of a digest for other programs.</summary>
internal static class ExportCommand
{
    public const string Help = """
        digest-lsp export --to markdown|bibtex|csv FILE: the papers of a digest for other programs

        Example: digest-lsp export --to bibtex my.digest > my.bib
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (Arguments.Read("export", arguments, [], ["--to", "--stdin-name"], error) is not { } options)
            return CommandLine.CouldNotRun;
        if (
            options.Paths.Count != 1
            || options.Value("--to") is not { } format
            || !Exporter.Formats.ContainsKey(format)
        )
        {
            error.WriteLine(
                $"digest-lsp: export needs a form and one file: digest-lsp export --to {string.Join('|', Exporter.Formats.Keys)} FILE"
            );
            return CommandLine.CouldNotRun;
        }
        if (
            DigestFile.Read(options.Paths[0], new ProjectFiles(), error, options.Value("--stdin-name"))
            is not { } file
        )
            return CommandLine.CouldNotRun;
        output.Write(Exporter.Write(file.Tree, format));
        return CommandLine.Nothing;
    }
}
