using System.Globalization;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>cache [clear]</c>: the location and size of the link cache that all editors and the command line share.</summary>
internal static class CacheCommand
{
    public static Command Command { get; } =
        new("cache", "[clear]", "Show or clear the link cache", Run)
        {
            Choices = () => ["clear"],
            Example = "cache clear",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Paths is not ([] or ["clear"]))
            return CommandLine.Fail(
                error,
                $"Unknown argument {arguments.Paths[0]} for cache.{DidYouMean.For(arguments.Paths[0], ["clear"])} See digest-lsp cache --help."
            );
        if (CacheFolder.Path is not { } folder)
            return CommandLine.Fail(error, "Cannot find the home folder, so there is no cache.");
        var files = Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles() : [];
        var size = files.Sum(f => f.Length);
        if (arguments.Paths.Count == 0)
        {
            output.WriteLine($"{folder}  {Size(size)}");
            return CommandLine.Nothing;
        }
        foreach (var file in files)
        {
            try
            {
                file.Delete();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return CommandLine.Fail(error, $"Cannot delete {file.FullName}: {problem.Message}");
            }
        }
        output.WriteLine($"{folder}  {Size(size)} cleared");
        return CommandLine.Nothing;
    }

    private static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} kB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
