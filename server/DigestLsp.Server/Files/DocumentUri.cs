namespace DigestLsp.Server.Files;

/// <summary>
/// Document URIs as keys: equal for the spellings that clients use for one document (<c>file:///c%3A/a%20b</c>, <c>file:///C:/a b</c> and
/// <c>file://localhost/c:/a%20b</c>). Responses use the client's own spelling.
/// </summary>
internal static class DocumentUri
{
    private static readonly string[] Writable = ["file:", "untitled:", "vscode-vfs:", "vscode-remote:"];
    private const string LocalFile = "file://localhost/";

    /// <summary>Gets the local path of a file URI, or null for any other URI.</summary>
    public static string? PathOf(string uri) =>
        Uri.TryCreate(WithoutLocalhost(uri), UriKind.Absolute, out var address)
        && address is { IsFile: true, IsUnc: false }
            ? Path.GetFullPath(address.LocalPath)
            : null;

    /// <summary>Gets the URI of a file.</summary>
    public static string OfFile(string path) =>
        // Next to non-ASCII letters, Uri takes a percent sign for an escape, but not a character that no path contains.
        new Uri(Path.GetFullPath(path).Replace('%', '\0')).AbsoluteUri.Replace(
            "%00",
            "%25",
            StringComparison.Ordinal
        );

    /// <summary>Whether a URI is that of a document being edited: a local or remote file, or a new document.</summary>
    public static bool IsOfWorkspace(string uri) =>
        Writable.Any(scheme => uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the key of a URI; any string has one.</summary>
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

    /// <summary>
    /// Gets the key of the file of a URI, equal for all paths to it through links. The key of any other URI is <see cref="Key"/>.
    /// </summary>
    public static string FileKey(string uri) =>
        PathOf(uri) is { } path ? Key(OfFile(SafeFileReader.RealPath(path))) : Key(uri);

    // "localhost" means the same as no host (RFC 8089, 2).
    private static string WithoutLocalhost(string uri) =>
        uri.StartsWith(LocalFile, StringComparison.OrdinalIgnoreCase)
            ? string.Concat("file://", uri.AsSpan(LocalFile.Length - 1))
            : uri;
}
