using System.Text;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Standard output as UTF-8, buffered if it is not a terminal. A reader that stops early (<c>head</c>, <c>less</c>) is not an error.
/// </summary>
internal static class StandardOutput
{
    /// <summary>Writes bytes that need not be UTF-8, after what was written before.</summary>
    /// <param name="output">Standard output; another writer gets them as text.</param>
    /// <param name="bytes">The bytes.</param>
    public static void Write(TextWriter output, ReadOnlySpan<byte> bytes)
    {
        if (output is not StreamWriter { BaseStream: var stream })
        {
            output.Write(Encoding.UTF8.GetString(bytes));
            return;
        }
        output.Flush();
        stream.Write(bytes);
    }

    /// <summary>Runs a command with standard output and returns its exit code.</summary>
    public static int Run(Func<TextWriter, int> command)
    {
        using var stream = Console.OpenStandardOutput();
        var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024)
        {
            AutoFlush = !Console.IsOutputRedirected,
        };
        try
        {
            var code = command(writer);
            writer.Flush();
            return code;
        }
        catch (IOException problem)
        {
            return CommandLine.Fail(Console.Error, problem.Message);
        }
    }
}
