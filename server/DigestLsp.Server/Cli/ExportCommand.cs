using DigestLsp.Language.Export;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>export --to FORMAT FILE</c>: exports the papers of a digest.</summary>
internal static class ExportCommand
{
    private const string Form = "--to";
    private const string Title = "--title";
    private const string Address = "--address";

    public static Command Command { get; } =
        new("export", "FILE", "Export the papers of a digest to another format", Run)
        {
            Options =
            [
                new Option(Form, "Output format (required)") { Choices = [.. Exporter.Formats.Keys] },
                new Option(Title, "Title of pages and feeds (default: file name)") { Value = "TEXT" },
                new Option(Address, "URL where the digest is published, for feeds") { Value = "URL" },
                OutputFile.Option,
                Option.StdinName,
            ],
            Notes =
                "The json format is described by docs/export.schema.json. digest-lsp import converts it back to the same digest.",
            Example = "export --to bibtex --output my.bib my.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Value(Form) is not { } format)
            return CommandLine.Fail(error, "export requires --to FORMAT. See digest-lsp export --help.");
        if (Digests.One(Command, arguments, new ProjectFiles(), error) is not { } file)
            return CommandLine.CouldNotRun;
        try
        {
            var (title, address) = (arguments.Value(Title), arguments.Value(Address));
            var text = Exporter.Write(
                file.Tree,
                format,
                Publication.Of(file.Path, title, address, DateTimeOffset.UtcNow)
            );
            return OutputFile.Write(arguments, text, arguments.Paths, output, error);
        }
        catch (FormatException problem)
        {
            return CommandLine.Fail(error, $"{Address} {problem.Message}");
        }
    }
}
