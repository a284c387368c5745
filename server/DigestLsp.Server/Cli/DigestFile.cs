using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>A digest on disk, with all its bytes: its encoding, and bytes that are not text, come back as they were.</summary>
/// <param name="Path">As it was named; what messages call it.</param>
/// <param name="Bytes">The file's bytes.</param>
/// <param name="Tree">Its text as read by <see cref="TextEncoding"/>.</param>
internal sealed record DigestFile(string Path, byte[] Bytes, DigestTree Tree)
{
    private const long MaxLength = 256 * 1024 * 1024;

    /// <summary>Reads a file, or standard input for <c>-</c>. Null, with the reason on <paramref name="error"/>, if that cannot be done.</summary>
    /// <param name="path">The file.</param>
    /// <param name="projects">Configurations, which may name the dialect.</param>
    /// <param name="error">Receives the reason.</param>
    /// <param name="arguments">The command's arguments: the name of standard input, and what was read of it.</param>
    public static DigestFile? Read(
        string path,
        ProjectFiles projects,
        TextWriter error,
        Arguments? arguments = null
    )
    {
        try
        {
            if (Directory.Exists(path))
            {
                error.WriteLine($"digest-lsp: {path} is a folder, no digest.");
                return null;
            }
            var isInput = InputFile.IsStream(path);
            var bytes =
                isInput && arguments is not null
                    ? arguments.Inputs.Read(path, MaxLength, IsBinary)
                    : InputFile.Read(path, MaxLength, IsBinary);
            if (IsBinary(bytes, bytes.Length))
            {
                error.WriteLine($"digest-lsp: {path} is a binary file, no digest.");
                return null;
            }
            var called = NameOf(path, arguments);
            var dialect = called == "-" ? null : projects.DialectOf(DocumentUri.OfFile(called));
            var text = TextEncoding.Of(bytes).Decode(bytes);
            return new DigestFile(called, bytes, DigestTree.Parse(text, DialectChooser.For(dialect, called)))
            {
                IsInput = isInput,
            };
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            error.WriteLine($"digest-lsp: there is no file {path}.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: {path} cannot be read: {problem.Message}");
        }
        return null;
    }

    /// <summary>Gets what messages call a file, and whose configuration applies to it.</summary>
    public static string NameOf(string path, Arguments? arguments) =>
        InputFile.IsStandardInput(path) ? arguments?.Value(Option.StdinName.Name) ?? path : path;

    /// <summary>Whether it is standard input, a pipe or a device, under whatever name: it cannot be written.</summary>
    public bool IsInput { get; private init; }

    /// <summary>How loudly rules speak in it.</summary>
    public RuleSettings Rules(ProjectFiles projects) =>
        Path == "-" ? RuleSettings.Default : projects.RulesOf(DocumentUri.OfFile(Path), RuleSettings.Default);

    /// <summary>Gets the bytes of another text in the file's encoding.</summary>
    public byte[] Encode(string text) => TextEncoding.Of(Bytes).Encode(text);

    /// <summary>Writes another text in the file's place, all of it or nothing. False, with the reason, if that cannot be done.</summary>
    public bool Write(string text, TextWriter error)
    {
        try
        {
            AtomicFile.Write(Path, Encode(text), Bytes);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: {Path} cannot be written and is as it was: {problem.Message}");
            return false;
        }
    }

    private static bool IsBinary(byte[] bytes, int length) => TextEncoding.IsBinary(bytes.AsSpan(0, length));
}
