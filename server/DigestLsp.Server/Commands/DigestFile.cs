using System.Text;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary>A digest on disk, with all its bytes: a byte order mark and bytes that are no UTF-8 come back as they were.</summary>
/// <param name="Path">As it was named; what messages call it.</param>
/// <param name="Bytes">The file's bytes.</param>
/// <param name="Tree">Its text as read; a byte that is no UTF-8 is the lone surrogate U+DC00 plus the byte.</param>
internal sealed record DigestFile(string Path, byte[] Bytes, DigestTree Tree)
{
    private const long LargestFile = 256 * 1024 * 1024;
    private const int Escape = 0xDC00;

    /// <summary>Reads a file, or standard input for <c>-</c>. Null, with the reason on <paramref name="error"/>, where that cannot be done.</summary>
    /// <param name="path">The file.</param>
    /// <param name="projects">Configurations, which may name the dialect.</param>
    /// <param name="error">Where the reason goes.</param>
    /// <param name="name">What standard input is called.</param>
    /// <param name="isNamed">Whether somebody named it, who may mean a pipe; what is found in a folder is none.</param>
    public static DigestFile? Read(
        string path,
        ProjectFiles projects,
        TextWriter error,
        string? name = null,
        bool isNamed = true
    )
    {
        try
        {
            var file = path == "-" ? null : RegularFile.Find(path);
            if (file is { Length: > LargestFile })
            {
                error.WriteLine($"digest-lsp: {path} is larger than 256 MB; split it.");
                return null;
            }
            if (Directory.Exists(path))
            {
                error.WriteLine($"digest-lsp: {path} is a folder, no digest.");
                return null;
            }
            var bytes =
                path == "-" ? Input.Value
                : !isNamed && file is { Length: 0 } ? []
                : File.ReadAllBytes(path);
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 8000)).Contains((byte)0))
            {
                error.WriteLine($"digest-lsp: {path} is a binary file, no digest.");
                return null;
            }
            var called = path == "-" ? name ?? "-" : path;
            var dialect = called == "-" ? null : projects.DialectOf(DocumentUri.OfFile(called));
            return new DigestFile(
                called,
                bytes,
                DigestTree.Parse(Decode(bytes), DialectChooser.For(dialect, called))
            )
            {
                IsInput = path == "-",
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

    /// <summary>Whether it is standard input, under whatever name.</summary>
    public bool IsInput { get; private init; }

    /// <summary>How loudly rules speak in it.</summary>
    public RuleSettings Rules(ProjectFiles projects) =>
        Path == "-" ? RuleSettings.Default : projects.RulesOf(DocumentUri.OfFile(Path), RuleSettings.Default);

    /// <summary>Writes another text in the file's place, all of it or nothing. False, with the reason, where that cannot be done.</summary>
    public bool Write(string text, TextWriter error)
    {
        try
        {
            AtomicFile.Write(Path, Encode(text, Bytes), Bytes);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"digest-lsp: {Path} cannot be written and is as it was: {problem.Message}");
            return false;
        }
    }

    // Standard input ends once; who reads it twice gets the same.
    private static readonly Lazy<byte[]> Input = new(() =>
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    });

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var good =
                Rune.DecodeFromUtf8(bytes, out var rune, out var length)
                == System.Buffers.OperationStatus.Done;
            if (good)
                text.Append(rune.ToString());
            for (var i = 0; i < length && !good; i++)
                text.Append((char)(Escape + bytes[i]));
            bytes = bytes[length..];
        }
        return text.ToString();
    }

    private static byte[] Encode(string text, ReadOnlySpan<byte> like)
    {
        using var bytes = new MemoryStream(text.Length + 3);
        if (like.StartsWith(Encoding.UTF8.Preamble))
            bytes.Write(Encoding.UTF8.Preamble);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var escaped =
                i < text.Length
                && char.IsLowSurrogate(text[i])
                && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
            if (!escaped && i < text.Length)
                continue;
            bytes.Write(Encoding.UTF8.GetBytes(text[start..i]));
            if (escaped)
                bytes.WriteByte((byte)(text[i] - Escape));
            start = i + 1;
        }
        return bytes.ToArray();
    }
}
