using System.Text.Json;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Background;

/// <summary>
/// Indexes the digests of the workspace folders, open or not, as facts. Starts in the background when first needed and follows file
/// notifications. Open documents count as edited. Members are called on the message loop, except those marked as thread-safe.
/// </summary>
/// <param name="state">The server state.</param>
internal sealed class WorkspaceIndexer(ServerState state) : IDisposable
{
    private static readonly TimeSpan CheckedFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterOpening = TimeSpan.FromMilliseconds(300);
    private const string Title = "Reading digests";

    private readonly CancellationTokenSource ending = new();
    private volatile IndexedFiles files = IndexedFiles.Empty;
    private Task? reading;
    private long checkedAt;

    // Counts the times that the index was cleared: results of readings from before are dropped.
    private int forgotten;

    // Whether the client watches all files that could be digests, and whether the user canceled the last indexing.
    private bool isWatched;
    private bool wasEnded;

    /// <summary>Called after files were indexed, since diagnostics may change.</summary>
    public Action? WhenRead { get; set; }

    /// <summary>The paths of the workspace folders.</summary>
    public IReadOnlyList<string> Folders { get; private set; } = [];

    /// <summary>The files on disk as last read. The same object until something changes. Thread-safe.</summary>
    public IndexedFiles OnDisk => files;

    /// <summary>Whether the files were indexed once; later changes follow soon.</summary>
    public bool IsRead => Folders.Count == 0 || reading is { IsCompleted: true };

    /// <summary>Gets the index as far as it is complete, with open documents as edited. Thread-safe.</summary>
    public WorkspaceIndex Known()
    {
        var here = state
            .Workspace.Digests.OrderBy(d => d.Uri, StringComparer.Ordinal)
            .DistinctBy(d => d.FileKey, StringComparer.Ordinal)
            .ToList();
        var digests = new Dictionary<string, DigestFacts>(files.Index.Digests, StringComparer.Ordinal);
        var keys = here.Select(d => d.FileKey).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.ByPath.Values.Where(f => keys.Contains(f.Key)))
            digests.Remove(file.Uri);
        foreach (var document in here)
            digests[document.Uri] = document.Facts;
        return new WorkspaceIndex(digests);
    }

    /// <summary>Gets the index after indexing is complete. Thread-safe.</summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <exception cref="OperationCanceledException">The client, or its user, gave up.</exception>
    public async Task<WorkspaceIndex> ReadyAsync(
        CancellationToken cancellationToken,
        JsonElement? workDoneToken = null
    )
    {
        var started = await state.Loop.RunAsync(() => new Started(Start())).ConfigureAwait(false);
        await WaitAsync(started.Reading, workDoneToken, cancellationToken).ConfigureAwait(false);
        return Known();
    }

    /// <summary>Waits for indexing that was started. Thread-safe.</summary>
    /// <param name="started">The reading.</param>
    /// <param name="workDoneToken">The progress token of the request.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="OperationCanceledException">The client, or its user, gave up.</exception>
    public async Task WaitAsync(Task started, JsonElement? workDoneToken, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var progress = await state
            .Progress.BeginAsync(Title, steps: 0, stop, asked: workDoneToken)
            .ConfigureAwait(false);
        await started.WaitAsync(stop.Token).ConfigureAwait(false);
    }

    /// <summary>Parses the files that are not open and whose facts match. Thread-safe.</summary>
    public IEnumerable<(string Uri, DigestTree Tree)> Closed(Func<DigestFacts, bool> wanted)
    {
        var open = state.Workspace.Documents.Select(d => d.FileKey).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, file) in files.ByPath.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!wanted(file.Facts) || open.Contains(file.Key))
                continue;
            if (IndexReading.Parse(path, state.Projects) is { } tree)
                yield return (file.Uri, tree);
        }
    }

    /// <summary>Parses a digest of the workspace's folders that is not open, or returns null if the URI names none.</summary>
    public DigestTree? ReadClosed(string uri) =>
        DocumentUri.PathOf(uri) is { } path
        && new FileInfo(path) is { Exists: true, Length: <= LibraryFiles.Largest }
        && NewReading().IsFound(path)
            ? IndexReading.Parse(path, state.Projects)
            : null;

    /// <summary>
    /// Starts indexing if it has not started or the user canceled it. Otherwise checks whether indexed files have changed.
    /// </summary>
    public Task Start() => Start(isAsked: true);

    /// <summary>Starts indexing for a caller that does not wait, so not again after the user canceled it.</summary>
    public void Begin() => TaskLog.Observe(Start(isAsked: false));

    /// <summary>Starts indexing a moment after a document was opened: its outline comes first.</summary>
    public void BeginSoon() => TaskLog.Observe(BeginAfterOpeningAsync());

    private async Task BeginAfterOpeningAsync()
    {
        await Task.Delay(AfterOpening, ending.Token).ConfigureAwait(false);
        // A file may have been renamed before this one was opened, without a notification.
        if (
            await state
                .Loop.RunAsync(() => reading is not null && !isWatched && IsFresh)
                .ConfigureAwait(false)
        )
            await Task.Delay(CheckedFor, ending.Token).ConfigureAwait(false);
        await state.Loop.RunAsync(Begin).ConfigureAwait(false);
    }

    private Task Start(bool isAsked)
    {
        if (reading is { IsCompleted: false } || (wasEnded && !isAsked))
            return reading ?? Task.CompletedTask;
        var fresh = reading is not null && !wasEnded && IsFresh;
        if (!fresh && Folders.Count > 0)
        {
            if (reading is null || wasEnded || !isWatched)
                Search();
            else
                Reread(null);
        }
        return reading ?? Task.CompletedTask;
    }

    private bool IsFresh => Environment.TickCount64 - checkedAt < CheckedFor.TotalMilliseconds;

    /// <summary>Replaces the folders and removes files outside of them.</summary>
    public void Take(IReadOnlyList<string> folders)
    {
        Folders = folders;
        if (reading is not null)
            Search();
    }

    /// <summary>Indexes files again that were created, changed, moved or deleted.</summary>
    public void Changed(IEnumerable<string> uris)
    {
        // Not indexed yet: there is nothing to update.
        if (reading is null)
            return;
        var paths = uris.Select(DocumentUri.PathOf).OfType<string>().SelectMany(Names).ToList();
        if (paths.Exists(p => IgnoreFile.Names.Contains(Path.GetFileName(p), StringComparer.Ordinal)))
            Search();
        else if (paths.Count > 0)
            Reread(paths);
    }

    /// <summary>Clears the index: which files are digests, and their dialects, may have changed.</summary>
    public void Forget()
    {
        forgotten++;
        files = IndexedFiles.Empty;
        if (reading is not null)
            Search();
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    // A path, and its path in the index if a folder or the file is a link.
    private IEnumerable<string> Names(string path)
    {
        var (real, key) = (SafeFileReader.RealPath(path), DocumentUri.FileKey(DocumentUri.OfFile(path)));
        var inFolders = Folders
            .Select(f => (Folder: f, Real: SafeFileReader.RealPath(f)))
            .Where(f => f.Folder != f.Real && IndexReading.IsIn(f.Real, real))
            .Select(f => Path.Combine(f.Folder, Path.GetRelativePath(f.Real, real)));
        return files
            .ByPath.Where(f => f.Value.Key == key)
            .Select(f => f.Key)
            .Concat(inFolders)
            .Prepend(path)
            .Distinct(StringComparer.Ordinal);
    }

    private void Search() => Read(SearchAsync);

    private void Reread(IReadOnlyList<string>? paths) =>
        Read(read => read.Reread(paths, ending.Token) ? Task.CompletedTask : SearchAsync(read));

    private async Task SearchAsync(IndexReading read)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        await read.SearchAsync(steps => state.Progress.BeginAsync(Title, steps, stop), stop.Token)
            .ConfigureAwait(false);
    }

    private void Read(Func<IndexReading, Task> read)
    {
        reading = ReadAsync(reading, read);
        TaskLog.Observe(reading);
    }

    // One after the other. Each starts from the state at its turn, and the loop takes its result.
    private async Task ReadAsync(Task? before, Func<IndexReading, Task> read)
    {
        if (before is not null)
            await Task.WhenAny(before).ConfigureAwait(false);
        var (job, number) = await state.Loop.RunAsync(() => (NewReading(), forgotten)).ConfigureAwait(false);
        try
        {
            await Task.Run(() => read(job), ending.Token).ConfigureAwait(false);
        }
        finally
        {
            await state.Loop.RunAsync(() => Finish(job, number)).ConfigureAwait(false);
        }
    }

    private IndexReading NewReading() =>
        new(files, Folders, state.Settings.Current.Files, state.Projects, state.Workspace.Converter.Encoding);

    private void Finish(IndexReading read, int number)
    {
        if (number != forgotten)
            return;
        checkedAt = Environment.TickCount64;
        if (read.HasSearched)
        {
            wasEnded = read.WasEnded;
            isWatched =
                state.Client.RegistersFileWatchers
                && state.Settings.Current.Files.Count == 0
                && !state.Projects.NameDigests;
        }
        var before = files;
        files = read.Result();
        if (!ReferenceEquals(files, before))
            WhenRead?.Invoke();
    }

    // A task as a value, which is not waited for.
    private sealed record Started(Task Reading);
}
