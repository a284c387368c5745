using DigestLsp.Language.Import;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>import FILE</c>: a digest out of JSON.</summary>
internal static class ImportCommand
{
    public static Command Command { get; } =
        new("import", "FILE", "a digest out of JSON", Run)
        {
            Notes = "The digest goes to the output; docs/export.schema.json describes the JSON.",
            Example = "import papers.json > papers.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (Digests.One(Command, arguments, new ProjectFiles(), error) is not { } file)
            return CommandLine.CouldNotRun;
        try
        {
            var (text, isExact) = DigestWriter.Write(JsonImport.Read(file.Tree.ToString()));
            output.Write(text);
            if (!isExact)
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
