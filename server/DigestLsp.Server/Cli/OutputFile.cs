using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>--output FILE</c>: writes a result to a file as UTF-8, so that no shell changes the encoding.</summary>
internal static class OutputFile
{
    /// <summary>The option.</summary>
    public static Option Option { get; } =
        new("--output", "Write to FILE in UTF-8 (default: standard output)") { Value = "FILE" };

    /// <summary>Writes a result to the file in the arguments or to the output, and returns the exit code.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="text">The result.</param>
    /// <param name="read">The files that were read, which must not be replaced.</param>
    /// <param name="output">The output.</param>
    /// <param name="error">Receives the message if the file cannot be written.</param>
    public static int Write(
        Arguments arguments,
        string text,
        IEnumerable<string> read,
        TextWriter output,
        TextWriter error
    )
    {
        if (arguments.Value(Option.Name) is not ({ } path and not ("-" or "/dev/stdout")))
        {
            output.Write(text);
            return CommandLine.Nothing;
        }
        var real = SafeFileReader.RealPath(path);
        if (read.Any(r => SafeFileReader.RealPath(r) == real))
            return CommandLine.Fail(error, $"{Option.Name} {path} would overwrite an input file.");
        try
        {
            AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(text));
            return CommandLine.Nothing;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail(error, $"Cannot write {path}: {problem.Message}");
        }
    }
}
