namespace DigestLsp.Server.Files;

/// <summary>
/// A document's address as a key: equal for the spellings that clients use for one document
/// (<c>file:///c%3A/a%20b</c>, <c>file:///C:/a b</c> and <c>file://localhost/c:/a%20b</c>). Answers carry the client's own spelling.
/// </summary>
internal static class DocumentUri
{
    private static readonly string[] Writable = ["file:", "untitled:", "vscode-vfs:", "vscode-remote:"];
    private const string LocalFile = "file://localhost/";

    /// <summary>The path of a file's address on this machine; null for any other address.</summary>
    public static string? PathOf(string uri) =>
        Uri.TryCreate(WithoutLocalhost(uri), UriKind.Absolute, out var address)
        && address is { IsFile: true, IsUnc: false }
            ? Path.GetFullPath(address.LocalPath)
            : null;

    /// <summary>The address of a file.</summary>
    public static string OfFile(string path) =>
        // Beside letters outside of ASCII a percent sign is taken for an escape; a character that no path holds is not.
        new Uri(Path.GetFullPath(path).Replace('%', '\0')).AbsoluteUri.Replace(
            "%00",
            "%25",
            StringComparison.Ordinal
        );

    /// <summary>Whether an address is one of a document that somebody writes: a file's, here or on the machine that an editor works on, or a new one's.</summary>
    public static bool IsOfWorkspace(string uri) =>
        Writable.Any(scheme => uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The key of an address; any string has one.</summary>
    public static string Key(string uri)
    {
        uri = WithoutLocalhost(uri);
        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return uri;
        var scheme = uri[..colon].ToLowerInvariant();
        var rest = Uri.UnescapeDataString(uri[(colon + 1)..]);
        if (
            scheme == "file"
            && rest.Length > 4
            && rest.StartsWith("///", StringComparison.Ordinal)
            && char.IsAsciiLetter(rest[3])
            && rest[4] == ':'
        )
            rest = string.Concat("///", char.ToLowerInvariant(rest[3]).ToString(), rest.AsSpan(4));
        return $"{scheme}:{rest}";
    }

    /// <summary>The key of the file that an address leads to: equal for all ways to it over links. The key of any other address is <see cref="Key"/>.</summary>
    public static string FileKey(string uri) =>
        PathOf(uri) is { } path ? Key(OfFile(SafeFileReader.RealPath(path))) : Key(uri);

    // This machine's name for itself says no more than none (RFC 8089, 2).
    private static string WithoutLocalhost(string uri) =>
        uri.StartsWith(LocalFile, StringComparison.OrdinalIgnoreCase)
            ? string.Concat("file://", uri.AsSpan(LocalFile.Length - 1))
            : uri;
}
