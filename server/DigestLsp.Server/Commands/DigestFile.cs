using System.Text;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.Commands;

/// <summary>A digest on disk.</summary>
internal static class DigestFile
{
    private const long LargestFile = 256 * 1024 * 1024;

    /// <summary>Reads a file, or standard input for <c>-</c>. Null, with the reason on <paramref name="error"/>, where that cannot be done.</summary>
    public static DigestTree? Read(string path, TextWriter error)
    {
        try
        {
            if (path != "-" && new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                error.WriteLine($"digest-lsp: {path} is larger than 256 MB; split it.");
                return null;
            }
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var reader = new StreamReader(stream, new UTF8Encoding(false), true);
            return DigestTree.Parse(reader.ReadToEnd(), DialectChooser.For(null, path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            error.WriteLine($"digest-lsp: there is no file {path}.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            error.WriteLine($"digest-lsp: {path} is a folder; name the files in it.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: {path} cannot be read: {problem.Message}");
        }
        return null;
    }
}
