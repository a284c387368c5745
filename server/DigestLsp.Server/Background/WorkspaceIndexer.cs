using System.Collections.Concurrent;
using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Indexes the digests of the workspace folders, open or not, as facts. Starts in the background when first needed and follows file
/// notifications. Open documents count as edited.
/// </summary>
/// <param name="state">The server state.</param>
internal sealed class WorkspaceIndexer(ServerState state) : IDisposable
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterOpening = TimeSpan.FromMilliseconds(300);
    private const int MaxPapers = 400_000;
    private const string Reading = "Reading digests";

    private readonly ConcurrentDictionary<string, LibraryFile> files = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new();
    private readonly Lock starting = new();
    private Task? reading;
    private long checkedAt;
    private Snapshot? snapshot;
    private int readings;

    // Whether the client watches all files that could be digests, and whether the user canceled the last indexing.
    private bool isWatched;
    private bool wasEnded;

    /// <summary>Called after files were indexed, since diagnostics may change.</summary>
    public Action? WhenRead { get; set; }

    /// <summary>The paths of the workspace folders.</summary>
    public IReadOnlyList<string> Folders { get; private set; } = [];

    /// <summary>The index of files on disk, as far as it is complete. The same object until something changes.</summary>
    public WorkspaceIndex OnDisk
    {
        get
        {
            // If indexing continues, this snapshot counts as older, whichever thread stores its own last.
            var number = Volatile.Read(ref readings);
            if (snapshot is { } known && known.Reading == number)
                return known.Library;
            var library = new WorkspaceIndex(
                files.Values.ToDictionary(f => f.Uri, f => f.Facts, StringComparer.Ordinal)
            );
            snapshot = new Snapshot(number, library);
            return library;
        }
    }

    /// <summary>Gets the index as far as it is complete, with open documents as edited.</summary>
    public WorkspaceIndex Known()
    {
        var here = state
            .Workspace.Digests.OrderBy(d => d.Uri, StringComparer.Ordinal)
            .DistinctBy(d => d.FileKey, StringComparer.Ordinal)
            .ToList();
        var digests = new Dictionary<string, DigestFacts>(OnDisk.Digests, StringComparer.Ordinal);
        var keys = here.Select(d => d.FileKey).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Values.Where(f => keys.Contains(f.Key)))
            digests.Remove(file.Uri);
        foreach (var document in here)
            digests[document.Uri] = document.Facts;
        return new WorkspaceIndex(digests);
    }

    /// <summary>Gets the index after indexing is complete.</summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <exception cref="OperationCanceledException">The client or its user canceled.</exception>
    public async Task<WorkspaceIndex> ReadyAsync(
        CancellationToken cancellationToken,
        JsonElement? workDoneToken = null
    )
    {
        await WaitAsync(Start(), workDoneToken, cancellationToken).ConfigureAwait(false);
        return Known();
    }

    /// <summary>Waits for indexing that was started.</summary>
    /// <param name="started">The task of the indexing.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="OperationCanceledException">The client or its user canceled.</exception>
    public async Task WaitAsync(Task started, JsonElement? workDoneToken, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var progress = await Progress
            .BeginAsync(state, Reading, steps: 0, stop, asked: workDoneToken)
            .ConfigureAwait(false);
        await started.WaitAsync(stop.Token).ConfigureAwait(false);
    }

    /// <summary>Reads the files that are not open and whose facts match.</summary>
    public IEnumerable<(string Uri, DigestTree Tree)> Closed(Func<DigestFacts, bool> wanted)
    {
        var open = state.Workspace.Documents.Select(d => d.FileKey).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, file) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!wanted(file.Facts) || open.Contains(file.Key))
                continue;
            if (Parse(path) is { } tree)
                yield return (file.Uri, tree);
        }
    }

    /// <summary>Gets the URIs of files in the index by their keys; see <see cref="DocumentUri.FileKey"/>.</summary>
    public Dictionary<string, string> Addresses(IReadOnlySet<string> keys)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Values.Where(f => keys.Contains(f.Key)))
            addresses[file.Key] = file.Uri;
        return addresses;
    }

    /// <summary>Reads a digest of the workspace that is not open, or returns null if the URI is not one.</summary>
    public DigestTree? ReadClosed(string uri) =>
        DocumentUri.PathOf(uri) is { } path
        && new FileInfo(path) is { Exists: true, Length: <= LibraryFiles.Largest }
        && IsFound(path)
            ? Parse(path)
            : null;

    /// <summary>
    /// Starts indexing in the background if it was not started or was canceled; otherwise checks whether indexed files have changed.
    /// </summary>
    public Task Start() => Start(isAsked: true);

    /// <summary>Starts indexing in the background without a user waiting, so not again if the user canceled it.</summary>
    public void Begin() => TaskLog.Observe(Start(isAsked: false));

    /// <summary>Starts indexing a moment after a document was opened: its outline comes first.</summary>
    public void BeginSoon() => TaskLog.Observe(BeginAfterOpeningAsync());

    private async Task BeginAfterOpeningAsync()
    {
        await Task.Delay(AfterOpening, ending.Token).ConfigureAwait(false);
        // Renames before this document was opened were not reported.
        if (reading is not null && !isWatched && IsFresh)
            await Task.Delay(CheckedFor, ending.Token).ConfigureAwait(false);
        await Start(isAsked: false).ConfigureAwait(false);
    }

    private Task Start(bool isAsked)
    {
        lock (starting)
        {
            if (reading is { IsCompleted: false } || (wasEnded && !isAsked))
                return reading ?? Task.CompletedTask;
            var fresh = reading is not null && !wasEnded && IsFresh;
            if (!fresh && Folders.Count > 0)
                Read(all: reading is null || wasEnded || !isWatched);
            return reading ?? Task.CompletedTask;
        }
    }

    private bool IsFresh => Environment.TickCount64 - checkedAt < CheckedFor.TotalMilliseconds;

    /// <summary>Whether the files were indexed once. Later changes follow soon.</summary>
    public bool IsRead => Folders.Count == 0 || reading is { IsCompleted: true };

    /// <summary>Sets the workspace folders and removes files of other folders.</summary>
    public void Take(IReadOnlyList<string> folders)
    {
        lock (starting)
        {
            var begun = reading is not null;
            Folders = folders;
            if (begun)
                Read(all: true);
        }
    }

    /// <summary>Indexes files again that were created, changed, moved or deleted.</summary>
    public void Changed(IEnumerable<string> uris)
    {
        lock (starting)
        {
            // Not indexed yet.
            if (reading is null)
                return;
            var paths = uris.Select(DocumentUri.PathOf).OfType<string>().SelectMany(Names).ToList();
            var all = paths.Exists(p =>
                IgnoreFile.Names.Contains(Path.GetFileName(p), StringComparer.Ordinal)
            );
            var before = reading;
            if (all)
                Read(all);
            else if (paths.Count > 0)
                reading = Task.Run(() => AfterAsync(before, () => Reread(paths)));
            TaskLog.Observe(reading);
        }
    }

    // A path, and its path in the index if a folder or the file is a link.
    private IEnumerable<string> Names(string path)
    {
        var (real, key) = (SafeFileReader.RealPath(path), DocumentUri.FileKey(DocumentUri.OfFile(path)));
        var inFolders = Folders
            .Select(f => (Folder: f, Real: SafeFileReader.RealPath(f)))
            .Where(f => f.Folder != f.Real && IsIn(f.Real, real))
            .Select(f => Path.Combine(f.Folder, Path.GetRelativePath(f.Real, real)));
        return files
            .Where(f => f.Value.Key == key)
            .Select(f => f.Key)
            .Concat(inFolders)
            .Prepend(path)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Clears the index: which files are digests, and their dialects, may have changed.</summary>
    public void Forget()
    {
        lock (starting)
        {
            files.Clear();
            Interlocked.Increment(ref readings);
            if (reading is not null)
                Read(all: true);
        }
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private void Read(bool all)
    {
        var before = reading;
        reading = Task.Run(() => AfterAsync(before, () => all ? ScanAsync() : Reread([.. files.Keys])));
        TaskLog.Observe(reading);
    }

    private async Task AfterAsync(Task? before, Func<Task> work)
    {
        if (before is not null)
            await Task.WhenAny(before).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Increment(ref readings);
            checkedAt = Environment.TickCount64;
            WhenRead?.Invoke();
        }
    }

    private async Task ScanAsync()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        wasEnded = false;
        var all = Folders
            .SelectMany(f => LibraryFiles.In(f, state.Settings.Current.Files, state.Projects, stop.Token))
            .Distinct(StringComparer.Ordinal)
            .Take(LibraryFiles.Most);
        var found = SafeFileReader.Once(all);
        isWatched =
            state.Client.RegistersFileWatchers
            && state.Settings.Current.Files.Count == 0
            && !state.Projects.NameDigests;
        foreach (var gone in files.Keys.Except(found, StringComparer.Ordinal).ToList())
            files.TryRemove(gone, out _);
        var unread = found.Where(IsUnread).ToList();
        await using var progress = await Progress
            .BeginAsync(state, Reading, unread.Count, stop)
            .ConfigureAwait(false);
        var papers = files.Values.Sum(f => f.Facts.Papers.Count);
        foreach (var path in unread)
        {
            if (stop.IsCancellationRequested || papers > MaxPapers)
                break;
            Read(path);
            papers += files.TryGetValue(path, out var file) ? file.Facts.Papers.Count : 0;
            progress.Step();
        }
        wasEnded = stop.IsCancellationRequested;
    }

    private Task Reread(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            ending.Token.ThrowIfCancellationRequested();
            if (File.Exists(path))
            {
                if (IsUnread(path) && (files.ContainsKey(path) || IsFound(path)))
                    Read(path);
                continue;
            }
            // A created folder comes with its files, for which there are no notifications.
            if (Directory.Exists(path))
                return ScanAsync();
            ForgetBelow(path);
        }
        return Task.CompletedTask;
    }

    private bool IsFound(string path) =>
        Folders.FirstOrDefault(f => IsIn(f, path)) is { } folder
        && LibraryFiles.IsSearched(folder)
        && LibraryFiles.IsFound(path, folder, state.Settings.Current.Files, state.Projects)
        && DocumentUri.FileKey(DocumentUri.OfFile(path)) is var key
        && !files.Any(f => f.Value.Key == key && f.Key != path);

    // A deleted path may have been a file or a folder.
    private void ForgetBelow(string path)
    {
        foreach (var gone in files.Keys.Where(k => k == path || IsIn(path, k)).ToList())
            files.TryRemove(gone, out _);
    }

    private static bool IsIn(string folder, string path) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private bool IsUnread(string path) =>
        SafeFileReader.Find(path) is { } info
        && (
            !files.TryGetValue(path, out var known)
            || known.Written != info.LastWriteTimeUtc
            || known.Bytes != info.Length
        );

    private void Read(string path)
    {
        if (SafeFileReader.Find(path) is not { } info || Parse(path) is not { } tree)
        {
            files.TryRemove(path, out _);
            return;
        }
        var uri = DocumentUri.OfFile(path);
        files[path] = new LibraryFile(
            uri,
            DocumentUri.FileKey(uri),
            info.LastWriteTimeUtc,
            info.Length,
            DigestFacts.Of(tree, state.Workspace.Converter.Encoding)
        );
    }

    private DigestTree? Parse(string path) =>
        SafeFileReader.Read(path, LibraryFiles.Largest) is { } text
            ? DigestTree.Parse(
                text,
                DialectChooser.For(state.Projects.DialectOf(DocumentUri.OfFile(path)), path)
            )
            : null;

    /// <summary>The files as of an indexing, by its number.</summary>
    private sealed record Snapshot(int Reading, WorkspaceIndex Library);

    private sealed record LibraryFile(
        string Uri,
        string Key,
        DateTime Written,
        long Bytes,
        DigestFacts Facts
    );
}
