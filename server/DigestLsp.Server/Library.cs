using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Commands;
using DigestLsp.Server.Configuration;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server;

/// <summary>A paper of the library.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Uri">Address of its digest.</param>
/// <param name="Range">Where its title stands.</param>
/// <param name="Container">Its day and its file.</param>
internal sealed record LibraryPaper(string Title, string Uri, Range Range, string Container);

/// <summary>The papers of all digests of the workspace's folders. A file is read when it is first asked for and again when it changed; what is open counts as it is in the editor.</summary>
internal sealed class Library
{
    private const int MostFiles = 5_000;
    private const long LargestFile = 16 * 1024 * 1024;

    private readonly Dictionary<string, (DateTime Written, LibraryPaper[] Papers)> files = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, (DigestTree Tree, LibraryPaper[] Papers)> open = new(
        StringComparer.Ordinal
    );
    private readonly Lock update = new();

    /// <summary>The workspace's folders; a home directory and a root are not searched.</summary>
    public IReadOnlyList<string> Folders { get; set; } = [];

    /// <summary>All papers, as of the last update.</summary>
    public IReadOnlyList<LibraryPaper> Papers()
    {
        lock (update)
            return
            [
                .. open.Values.SelectMany(o => o.Papers),
                .. files
                    .Where(f => !open.ContainsKey(DocumentUri.Key(DocumentUri.OfFile(f.Key))))
                    .SelectMany(f => f.Value.Papers),
            ];
    }

    /// <summary>Reads what is new or changed.</summary>
    public void Update(
        IEnumerable<Document> documents,
        ProjectFiles projects,
        CancellationToken cancellationToken
    )
    {
        lock (update)
        {
            var here = new HashSet<string>(StringComparer.Ordinal);
            foreach (var document in documents)
            {
                var key = DocumentUri.Key(document.Uri);
                here.Add(key);
                if (!open.TryGetValue(key, out var known) || !ReferenceEquals(known.Tree, document.Tree))
                    open[key] = (document.Tree, Read(document.Tree, document.Uri));
            }
            foreach (var gone in open.Keys.Where(k => !here.Contains(k)).ToList())
                open.Remove(gone);
            var found = Folders
                .Where(IsSearched)
                .SelectMany(f => FileFinder.InFolder(f, projects))
                .Take(MostFiles)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var gone in files.Keys.Where(k => !found.Contains(k)).ToList())
                files.Remove(gone);
            foreach (var path in found)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var info = new FileInfo(path);
                if (
                    !info.Exists
                    || info.Length > LargestFile
                    || (files.TryGetValue(path, out var known) && known.Written == info.LastWriteTimeUtc)
                )
                    continue;
                files[path] = (info.LastWriteTimeUtc, ReadFile(path, projects));
            }
        }
    }

    private static bool IsSearched(string folder) =>
        Directory.Exists(folder)
        && Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) is not null
        && !Path.TrimEndingDirectorySeparator(folder)
            .Equals(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                StringComparison.Ordinal
            );

    private static LibraryPaper[] ReadFile(string path, ProjectFiles projects)
    {
        try
        {
            var uri = DocumentUri.OfFile(path);
            return Read(
                DigestTree.Parse(File.ReadAllText(path), DialectChooser.For(projects.DialectOf(uri), path)),
                uri
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ServerLog.Logger.Warning(error, "{Path} cannot be read", path);
            return [];
        }
    }

    private static LibraryPaper[] Read(DigestTree tree, string uri)
    {
        var papers = new List<LibraryPaper>();
        var name = Uri.UnescapeDataString(uri[(uri.LastIndexOf('/') + 1)..]);
        var container = name;
        foreach (var at in tree.Parts)
        {
            if (at.Part is DateHeading heading)
                container = $"{heading.Slice(heading.Name)} · {name}";
            if (at.Part is Entry { Content: { TitleSpan: { } title, Title: var text } })
                papers.Add(new LibraryPaper(text, uri, Translator.ToProtocol(at.Range(title)), container));
        }
        return [.. papers];
    }
}
