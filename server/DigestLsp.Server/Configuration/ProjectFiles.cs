using System.Collections.Concurrent;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// The <c>.digest.json</c> files: the one in the closest parent folder of a digest applies. Files are cached until they are cleared.
/// </summary>
internal sealed class ProjectFiles
{
    public const string FileName = ".digest.json";
    private const long LargestFile = 1024 * 1024;

    private readonly ConcurrentDictionary<string, LookedUp> byFolder = new(StringComparer.Ordinal);

    // Open configurations as edited, as text that takes changes.
    private readonly ConcurrentDictionary<string, DigestTree> open = new(StringComparer.Ordinal);

    // The last valid version of each, which applies while the user edits it.
    private readonly ConcurrentDictionary<string, ProjectFile> lastRead = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownBaseline> baselines = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Lazy<RuleSettings> noRules = new(() =>
        RuleSettings.Default.With(RuleSet.ById.Keys.ToDictionary(id => id, _ => Severity.Off), [])
    );

    /// <summary>Gets the paths of workspace folders: a new configuration is created in the one that contains the document.</summary>
    public Func<IReadOnlyList<string>> Roots { get; init; } = () => [];

    /// <summary>Converts positions. Set by <c>initialize</c>, before the first document.</summary>
    public LspConverter Converter { get; set; } = LspConverter.Utf16;

    /// <summary>Whether a URI is that of a configuration.</summary>
    public static bool IsOne(string uri) => uri.EndsWith("/" + FileName, StringComparison.Ordinal);

    /// <summary>Clears the cached files. Open configurations are parsed again too.</summary>
    public void Forget()
    {
        byFolder.Clear();
        foreach (var path in open.Keys)
            OfFolder(Path.GetDirectoryName(path));
    }

    /// <summary>Whether a file was created, changed or deleted since it was read.</summary>
    public bool HaveChanged() => byFolder.Any(f => Written(f.Key) != f.Value.Written);

    /// <summary>Handles that a configuration was opened: its text in the editor applies, saved or not.</summary>
    public void Open(string uri, string text)
    {
        if (DocumentUri.PathOf(uri) is { } path)
            open[path] = DigestTree.Parse(text, DialectChooser.Choose);
    }

    /// <summary>Applies changes to an open configuration. Returns false if the document is not one.</summary>
    public bool Change(DidChangeTextDocumentParams parameters)
    {
        if (
            DocumentUri.PathOf(parameters.TextDocument.Uri) is not { } path
            || !open.TryGetValue(path, out var text)
        )
            return false;
        foreach (var change in parameters.ContentChanges.OfType<TextDocumentContentChangeEvent>())
            text = change.Range is { } range
                ? text.WithChange(new TextChange(Converter.Span(text, range), change.Text))
                : text.Reparse(change.Text);
        open[path] = text;
        return true;
    }

    /// <summary>Handles that a configuration was closed: its file applies. Returns false if it was not one.</summary>
    public bool Close(string uri) => DocumentUri.PathOf(uri) is { } path && open.TryRemove(path, out _);

    /// <summary>Gets the configuration of a document, or null if absent or the document is not a file.</summary>
    public ProjectFile? Find(string uri) =>
        DocumentUri.PathOf(uri) is { } path ? OfFolder(Path.GetDirectoryName(path)) : null;

    /// <summary>Gets the configuration of a file, or null if absent.</summary>
    public ProjectFile? FindByPath(string path) => OfFolder(Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Whether a file has the name of a digest or its configuration includes it.</summary>
    public bool IsDigest(string path) =>
        FindByPath(path) is { Digests.Globs.Count: > 0 } project
            ? project.IsDigest(path)
            : DigestNames.IsMatch(path);

    /// <summary>Gets the severities of rules for a document. All are off in an excluded one.</summary>
    public RuleSettings RulesOf(string uri, RuleSettings settings) =>
        DocumentUri.PathOf(uri) is not { } path ? settings
        : new Exclusions(this, []).IsExcluded(path) ? noRules.Value
        : FindByPath(path)?.RulesOf(path, settings) ?? settings;

    /// <summary>Whether a configuration names digests, so that files of any name may be digests.</summary>
    public bool NameDigests => byFolder.Values.Any(p => p.Project is { Digests.Globs.Count: > 0 });

    /// <summary>Gets the dialect that the project sets for a document, or null.</summary>
    public string? DialectOf(string uri) => Find(uri)?.DialectOf(DocumentUri.PathOf(uri)!);

    /// <summary>The project's own layout of a document, or null.</summary>
    public CustomLayout? LayoutOf(string uri) => Find(uri)?.LayoutOf(DocumentUri.PathOf(uri)!);

    /// <summary>Gets the diagnostics of a document that are not in its project's baseline, which is read again when it changes.</summary>
    public IReadOnlyList<Diagnostic> Unknown(
        string uri,
        DigestTree tree,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        if (diagnostics.Count == 0 || Find(uri)?.Baseline is not { } path)
            return diagnostics;
        var written = File.GetLastWriteTimeUtc(path);
        if (!baselines.TryGetValue(path, out var known) || known.Written != written)
            baselines[path] = known = new KnownBaseline(written, ReadBaseline(path));
        return known.Baseline?.Unknown(
                DocumentUri.PathOf(uri)!,
                diagnostics,
                d => (d.RuleId, Baseline.ContextOf(tree, d))
            )
            ?? diagnostics;
    }

    private static Baseline? ReadBaseline(string path)
    {
        if (SafeFileReader.Find(path) is null)
            return null;
        using var reason = new StringWriter();
        var baseline = Baseline.Read(path, reason);
        if (baseline is null)
            ServerLog.Logger.Warning("{Problem}", reason.ToString());
        return baseline;
    }

    /// <summary>Gets the unpublished problems of the configurations in use by URI, with an empty list for those without problems.</summary>
    public IEnumerable<(string Uri, Lsp.Diagnostic[] Problems)> Untold()
    {
        var now = byFolder
            .Values.Select(f => f.Project)
            .OfType<ProjectFile>()
            .Distinct()
            .Where(p => p.Problems.Count > 0)
            .ToDictionary(p => DocumentUri.OfFile(p.Path), StringComparer.Ordinal);
        foreach (var uri in told.Where(u => !now.ContainsKey(u)).ToList())
        {
            told.Remove(uri);
            yield return (uri, []);
        }
        foreach (var (uri, project) in now)
        {
            told.Add(uri);
            yield return (
                uri,
                [
                    .. project.Problems.Select(p =>
                        Converter.ConfigurationProblem(
                            project.ProblemText,
                            p.Line,
                            p.Character,
                            p.Severity,
                            p.Message
                        )
                    ),
                ]
            );
        }
    }

    /// <summary>Gets where a quick fix for a document would write, or null if there is no location for a configuration.</summary>
    public ConfigurationLocation? EditorFor(string uri)
    {
        if (DocumentUri.PathOf(uri) is not { } path)
            return null;
        var project = Find(uri);
        var folder =
            project?.Folder
            ?? Roots().Where(r => RelativePath.Below(r, path) is not null).MaxBy(r => r.Length)
            ?? Path.GetDirectoryName(path)!;
        var name = RelativePath.Of(folder, path);
        return new ConfigurationLocation(Path.Combine(folder, FileName), name, project is not null);
    }

    /// <summary>Converts a change of a configuration to an edit, or returns null if the client cannot create the file.</summary>
    public WorkspaceEdit? Edit(
        ConfigurationLocation place,
        Func<ProjectFileEditor, string> change,
        ClientCapabilities client
    )
    {
        if (!place.Exists && !(client.DocumentChanges && client.CreatesFiles))
            return null;
        var text = place.Exists ? Read(place.Path) : "";
        if (text is null)
            return null;
        var changed = change(new ProjectFileEditor(text));
        var uri = DocumentUri.OfFile(place.Path);
        TextEdit[] whole = [new TextEdit(Converter.Whole(text), changed)];
        if (!client.DocumentChanges)
            return new WorkspaceEdit(
                new Dictionary<string, TextEdit[]>(StringComparer.Ordinal) { [uri] = whole },
                null
            );
        var edit = new TextDocumentEdit(new OptionalVersionedTextDocumentIdentifier(uri, null), whole);
        return new WorkspaceEdit(
            null,
            place.Exists ? [edit] : [new TextDocumentEdit(null, null, "create", uri), edit]
        );
    }

    private ProjectFile? OfFolder(string? folder)
    {
        if (folder is null)
            return null;
        if (byFolder.TryGetValue(folder, out var known))
            return known.Project;
        var path = Path.Combine(folder, FileName);
        // Before reading, so that a change in between is noticed.
        var written = Written(folder);
        var found = ReadFile(path) ?? OfFolder(Path.GetDirectoryName(folder));
        byFolder[folder] = new LookedUp(found, written);
        return found;
    }

    // A fixed time in the past for files that do not exist.
    private static DateTime Written(string folder) =>
        File.GetLastWriteTimeUtc(Path.Combine(folder, FileName));

    // A file that exists but cannot be read must not count as missing.
    private ProjectFile? ReadFile(string path)
    {
        if (Read(path) is { } text)
            return Parse(text, path);
        if (SafeFileReader.IsPipeOrDevice(path) || !IsThere(path))
            return null;
        var reason =
            SafeFileReader.Find(path) is not { } file ? "it is not a regular file"
            : file.Length > LargestFile ? "it is larger than 1 MB"
            : "access was denied or the disk failed";
        return ProjectFile.Unreadable(path, reason);
    }

    // A broken symbolic link exists too.
    private static bool IsThere(string path) =>
        File.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private ProjectFile Parse(string text, string path)
    {
        var file = ProjectFile.Parse(text, path);
        if (!file.IsBroken)
            return lastRead[path] = file;
        return lastRead.TryGetValue(path, out var before) ? before.WithProblemsOf(file) : file;
    }

    private string? Read(string path)
    {
        if (open.TryGetValue(path, out var text))
            return text.ToString();
        return SafeFileReader.Read(path, LargestFile);
    }

    /// <summary>The configuration of a folder, and the write time of the file in the folder.</summary>
    private sealed record LookedUp(ProjectFile? Project, DateTime Written);

    private sealed record KnownBaseline(DateTime Written, Baseline? Baseline);
}

/// <summary>The location of a project configuration, existing or not.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Name">The path of the document relative to the file's folder, with <c>/</c>.</param>
/// <param name="Exists">Whether the file exists.</param>
internal sealed record ConfigurationLocation(string Path, string Name, bool Exists);
