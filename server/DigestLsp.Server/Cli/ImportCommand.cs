using DigestLsp.Import;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>import FILE</c>: converts a page, feed, JSON or pasted page to a digest.</summary>
internal static class ImportCommand
{
    private const string Into = "--into";

    public static Command Command { get; } =
        new("import", "FILE", "a digest out of a saved page, a feed, JSON or a raw paste", Run)
        {
            Options =
            [
                new Option(Into, "leave out the papers that this digest has already") { Value = "DIGEST" },
                OutputFile.Option,
            ],
            Notes =
                "Reads pages of Hugging Face (a day, trending, search, a paper) and arXiv (lists, feeds), and what export writes as\n"
                + "JSON (docs/export.schema.json), Markdown, RSS and Atom. Nothing is fetched. The digest goes to the output.",
            Example = "import --output papers.digest papers.html",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var projects = new ProjectFiles();
        if (Digests.One(Command, arguments, projects, error) is not { } file)
            return CommandLine.CouldNotRun;
        var into = arguments.Value(Into) is { } path ? Digests.Read(path, arguments, projects, error) : null;
        if (arguments.Value(Into) is not null && into is null)
            return CommandLine.CouldNotRun;
        try
        {
            var imported = Importer.ImportFile(file.Tree.ToString(), into?.Tree);
            var read = arguments.Paths.Concat(arguments.Values(Into));
            var code = OutputFile.Write(arguments, imported.Text, read, output, error);
            if (code != CommandLine.Nothing)
                return code;
            foreach (var title in imported.Skipped)
                error.WriteLine($"digest-lsp: left out, since it is there already: {AnsiStyle.Plain(title)}");
            if (!imported.IsExact)
                error.WriteLine(
                    $"digest-lsp: not all of {file.Path} can be read back from a digest as it stands there; look through it."
                );
            return CommandLine.Nothing;
        }
        catch (FormatException problem)
        {
            return CommandLine.Fail(error, $"{file.Path} cannot be imported: {problem.Message}.");
        }
    }
}
