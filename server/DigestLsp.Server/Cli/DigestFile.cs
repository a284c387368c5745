using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>A digest on disk with all its bytes, so that encoding and invalid bytes are written back unchanged.</summary>
/// <param name="Path">The path as named by the user, for messages.</param>
/// <param name="Bytes">The file's bytes.</param>
/// <param name="Tree">The tree of its text, as decoded by <see cref="TextEncoding"/>.</param>
internal sealed record DigestFile(string Path, byte[] Bytes, DigestTree Tree)
{
    private const long MaxLength = 256 * 1024 * 1024;

    /// <summary>
    /// Reads a file, or standard input for <c>-</c>. Returns null with a message on <paramref name="error"/> if that fails.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="projects">The configurations, which may set the dialect.</param>
    /// <param name="error">Receives the message.</param>
    /// <param name="arguments">The arguments of the command: the name of standard input, and inputs already read.</param>
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
                error.WriteLine($"digest-lsp: {path} is a folder, not a digest.");
                return null;
            }
            var isInput = InputFile.IsStream(path);
            var bytes =
                isInput && arguments is not null
                    ? arguments.Inputs.Read(path, MaxLength, IsBinary)
                    : InputFile.Read(path, MaxLength, IsBinary);
            if (IsBinary(bytes, bytes.Length))
            {
                error.WriteLine($"digest-lsp: {path} is a binary file, not a digest.");
                return null;
            }
            var called = NameOf(path, arguments);
            var uri = called == "-" ? null : DocumentUri.OfFile(called);
            var choose = DialectChooser.For(
                uri is null ? null : projects.DialectOf(uri),
                called,
                uri is null ? null : projects.LayoutOf(uri)
            );
            var text = TextEncoding.Of(bytes).Decode(bytes);
            return new DigestFile(called, bytes, DigestTree.Parse(text, choose)) { IsInput = isInput };
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            error.WriteLine($"digest-lsp: File not found: {path}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: Cannot read {path}: {problem.Message}");
        }
        return null;
    }

    /// <summary>Gets the name of a file for messages and for its configuration.</summary>
    public static string NameOf(string path, Arguments? arguments) =>
        InputFile.IsStandardInput(path) ? arguments?.Value(Option.StdinName.Name) ?? path : path;

    /// <summary>Whether it is standard input, a pipe or a device, which cannot be replaced.</summary>
    public bool IsInput { get; private init; }

    /// <summary>Gets the severities of rules for the file.</summary>
    public RuleSettings Rules(ProjectFiles projects) =>
        Path == "-" ? RuleSettings.Default : projects.RulesOf(DocumentUri.OfFile(Path), RuleSettings.Default);

    /// <summary>Encodes a text in the file's encoding.</summary>
    public byte[] Encode(string text) => TextEncoding.Of(Bytes).Encode(text);

    /// <summary>Replaces the file with a text, completely or not at all. Returns false with a message if that fails.</summary>
    public bool Write(string text, TextWriter error)
    {
        try
        {
            AtomicFile.Write(Path, Encode(text), Bytes);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: Cannot write {Path}, which is unchanged: {problem.Message}");
            return false;
        }
    }

    private static bool IsBinary(byte[] bytes, int length) => TextEncoding.IsBinary(bytes.AsSpan(0, length));
}
