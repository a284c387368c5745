using DigestLsp.Import;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>import FILE</c>: converts a page, feed, JSON or pasted page to a digest.</summary>
internal static class ImportCommand
{
    private const string Into = "--into";

    public static Command Command { get; } =
        new("import", "FILE", "Convert a saved page, a feed, JSON or pasted text to a digest", Run)
        {
            Options =
            [
                new Option(Into, "Skip papers that DIGEST already contains") { Value = "DIGEST" },
                OutputFile.Option,
            ],
            Notes =
                "Supports pages of Hugging Face (a day, trending, search, a paper) and arXiv (lists, feeds), and exports in\n"
                + "JSON (docs/export.schema.json), Markdown, RSS and Atom. No network requests are sent.",
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
                error.WriteLine($"digest-lsp: Skipped a paper that already exists: {AnsiStyle.Plain(title)}");
            if (!imported.IsExact)
                error.WriteLine(
                    $"digest-lsp: warning: Some content of {file.Path} may be missing or misread in the digest. Review the result."
                );
            return CommandLine.Nothing;
        }
        catch (FormatException problem)
        {
            return CommandLine.Fail(error, $"Cannot import {file.Path}: {problem.Message}.");
        }
    }
}
