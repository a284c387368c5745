using System.Text;

namespace DigestLsp.Server.Commands;

/// <summary>
/// Standard output as UTF-8, in large pieces where it is no terminal. That its reader has enough of it (<c>head</c>, <c>less</c>) is no
/// error: .NET writes the rest to nowhere.
/// </summary>
internal static class StandardOutput
{
    /// <summary>Runs what writes to it; its exit code.</summary>
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
