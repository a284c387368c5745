using System.Collections.Concurrent;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Cli;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Configuration;

/// <summary>The <c>.digest.json</c> files of a machine: the nearest one up from a digest wins. Read once, until told to forget.</summary>
internal sealed class ProjectFiles
{
    public const string FileName = ".digest.json";
    private const long LargestFile = 1024 * 1024;

    private readonly ConcurrentDictionary<string, LookedUp> byFolder = new(StringComparer.Ordinal);

    // Configurations in the editor, as text that takes changes.
    private readonly ConcurrentDictionary<string, DigestTree> open = new(StringComparer.Ordinal);

    // The last one of each that was JSON: while somebody types in it, what it said holds.
    private readonly ConcurrentDictionary<string, ProjectFile> lastRead = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KnownBaseline> baselines = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Lazy<RuleSettings> noRules = new(() =>
        RuleSettings.Default.With(RuleSet.ById.Keys.ToDictionary(id => id, _ => Severity.Off), [])
    );

    /// <summary>Paths of the workspace's folders: a new configuration goes into the one that holds the document.</summary>
    public Func<IReadOnlyList<string>> Roots { get; init; } = () => [];

    /// <summary>Converts positions of the client. Set by <c>initialize</c>, before the first document.</summary>
    public LspConverter Converter { get; set; } = LspConverter.Utf16;

    /// <summary>Whether an address is that of a configuration.</summary>
    public static bool IsOne(string uri) => uri.EndsWith("/" + FileName, StringComparison.Ordinal);

    /// <summary>Has every file read anew on its next use; those that are open now.</summary>
    public void Forget()
    {
        byFolder.Clear();
        foreach (var path in open.Keys)
            OfFolder(Path.GetDirectoryName(path));
    }

    /// <summary>Whether a file came, changed or went since it was looked for.</summary>
    public bool HaveChanged() => byFolder.Any(f => Written(f.Key) != f.Value.Written);

    /// <summary>A configuration was opened: what it says in the editor holds, saved or not.</summary>
    public void Open(string uri, string text)
    {
        if (DocumentUri.PathOf(uri) is { } path)
            open[path] = DigestTree.Parse(text, DialectChooser.Choose);
    }

    /// <summary>Applies changes to an open configuration; false where the document is none.</summary>
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

    /// <summary>A configuration was closed: its file holds. False where it was none.</summary>
    public bool Close(string uri) => DocumentUri.PathOf(uri) is { } path && open.TryRemove(path, out _);

    /// <summary>The configuration of a document; null where there is none, as for a document that is no file.</summary>
    public ProjectFile? Find(string uri) =>
        DocumentUri.PathOf(uri) is { } path ? OfFolder(Path.GetDirectoryName(path)) : null;

    /// <summary>Gets the configuration of a file, or null if there is none.</summary>
    public ProjectFile? FindByPath(string path) => OfFolder(Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Whether a file's name is that of a digest, or its configuration says that it is one.</summary>
    public bool IsDigest(string path) =>
        FindByPath(path) is { Digests.Globs.Count: > 0 } project
            ? project.IsDigest(path)
            : DigestNames.IsMatch(path);

    /// <summary>How loudly rules speak in a document; all are off in one that is excluded.</summary>
    public RuleSettings RulesOf(string uri, RuleSettings settings) =>
        DocumentUri.PathOf(uri) is not { } path ? settings
        : new Exclusions(this, []).IsExcluded(path) ? noRules.Value
        : FindByPath(path)?.RulesOf(path, settings) ?? settings;

    /// <summary>Whether a configuration that was read names digests: files of any name may be some.</summary>
    public bool NameDigests => byFolder.Values.Any(p => p.Project is { Digests.Globs.Count: > 0 });

    /// <summary>The dialect that the project names for a document, or null.</summary>
    public string? DialectOf(string uri) => Find(uri)?.DialectOf(DocumentUri.PathOf(uri)!);

    /// <summary>The findings of a document that its project's baseline does not know. The baseline is read again when it changed.</summary>
    public IReadOnlyList<Diagnostic> Unknown(Document document, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (diagnostics.Count == 0 || Find(document.Uri)?.Baseline is not { } path)
            return diagnostics;
        var written = File.GetLastWriteTimeUtc(path);
        if (!baselines.TryGetValue(path, out var known) || known.Written != written)
            baselines[path] = known = new KnownBaseline(written, ReadBaseline(path));
        return known.Baseline?.Unknown(DocumentUri.PathOf(document.Uri)!, document.Tree, diagnostics)
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

    /// <summary>What is wrong in the configurations that are in use, by address; an empty list where nothing is any more.</summary>
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
                        Converter.ConfigurationProblem(project.ProblemText, p.Line, p.Character, p.Message)
                    ),
                ]
            );
        }
    }

    /// <summary>Where a quick fix for a document would write; null where there is no place for a configuration.</summary>
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

    /// <summary>A change of a configuration as an edit for the client; null where the client cannot make the file.</summary>
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
        // Asked before it is read: what is written in between is noticed.
        var written = Written(folder);
        var found = ReadFile(path) ?? OfFolder(Path.GetDirectoryName(folder));
        byFolder[folder] = new LookedUp(found, written);
        return found;
    }

    // The same long ago for each file that is not there.
    private static DateTime Written(string folder) =>
        File.GetLastWriteTimeUtc(Path.Combine(folder, FileName));

    // A file that is there and cannot be read must not count as none.
    private ProjectFile? ReadFile(string path)
    {
        if (Read(path) is { } text)
            return Parse(text, path);
        if (SafeFileReader.IsPipeOrDevice(path) || !IsThere(path))
            return null;
        var reason =
            SafeFileReader.Find(path) is not { } file ? "it does not lead to a file"
            : file.Length > LargestFile ? "it is larger than 1 MB"
            : "access was denied or the disk failed";
        return ProjectFile.Unreadable(path, reason);
    }

    // A link that leads nowhere is there, too.
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

    /// <summary>What holds in a folder, and when the folder's own file was written.</summary>
    private sealed record LookedUp(ProjectFile? Project, DateTime Written);

    private sealed record KnownBaseline(DateTime Written, Baseline? Baseline);
}

/// <summary>Where a project's configuration is or would be.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The document's path from the file's folder on, with <c>/</c>.</param>
/// <param name="Exists">Whether the file is there.</param>
internal sealed record ConfigurationLocation(string Path, string Name, bool Exists);
