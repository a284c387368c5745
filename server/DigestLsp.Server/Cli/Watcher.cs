using System.Runtime.InteropServices;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary><c>check --watch</c>: checks changed files again and shows all results again, replacing the screen of a terminal.</summary>
internal sealed class Watcher(
    Arguments arguments,
    Baseline? baseline,
    LinkLookup lookup,
    Action<TextWriter, IReadOnlyList<FileReport>> write,
    TextWriter output,
    TextWriter error
)
{
    private const string Clear = "\u001b[H\u001b[2J\u001b[3J";

    // Editors save in several steps; wait for all of them.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    // Some file systems do not report changes: network drives, container mounts.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (DateTime Written, long Length, FileReport? Report)> known = new(
        StringComparer.Ordinal
    );
    private ProjectFiles projects = new();
    private Checker? checker;
    private readonly AutoResetEvent changed = new(initialState: false);
    private volatile bool configurationChanged;
    private volatile bool isOver;

    /// <summary>Watches until it is interrupted, and returns the exit code of the last check.</summary>
    public int Run()
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var watchers = Folders().Select(Watch).ToList();
        var code = Look() ?? CommandLine.Nothing;
        while (!isOver)
        {
            if (changed.WaitOne(Timeout))
                while (changed.WaitOne(Rest) && !isOver) { }
            if (configurationChanged)
                Forget();
            if (!isOver)
                code = Look() ?? code;
        }
        watchers.ForEach(w => w.Dispose());
        return code;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            isOver = true;
            changed.Set();
        }
    }

    private void Forget()
    {
        configurationChanged = false;
        known.Clear();
        projects = new ProjectFiles();
        checker = null;
    }

    // Null if nothing has changed.
    private int? Look()
    {
        var told = new StringWriter();
        var (files, failed) = FileFinder.Find(arguments, projects, told);
        var fresh = files
            .Where(f => !known.TryGetValue(f, out var k) || Stamp(f) != (k.Written, k.Length))
            .ToList();
        var gone = known.Keys.Except(files, StringComparer.Ordinal).ToList();
        if (checker is not null && fresh.Count == 0 && gone.Count == 0)
            return null;
        checker ??= new Checker(arguments, projects, baseline);
        checker.Verdicts = lookup.Find(projects, told);
        var stamps = fresh.ToDictionary(f => f, Stamp, StringComparer.Ordinal);
        foreach (var file in gone.Concat(fresh))
        {
            known.Remove(file);
            checker.Forget(file);
        }
        // An unreadable file is reported once, and again when it changes.
        foreach (var (file, (written, length)) in stamps)
            known[file] = (written, length, null);
        Digests.ForEach(
            fresh,
            arguments,
            projects,
            told,
            checker.Check,
            r => known[r.Path] = known[r.Path] with { Report = r }
        );
        var reports = checker.Across([.. files.Select(f => known[f].Report).OfType<FileReport>()]);
        if (!Console.IsOutputRedirected)
            output.Write(Clear);
        error.Write(told);
        write(output, reports);
        if (!Console.IsOutputRedirected)
            output.WriteLine("Watching for changes. Press Ctrl+C to stop.");
        output.Flush();
        return failed || reports.Count < files.Count ? CommandLine.CouldNotRun
            : reports.Any(r => r.Diagnostics.Count > 0) ? CommandLine.Diagnostics
            : CommandLine.Nothing;
    }

    private static (DateTime Written, long Length) Stamp(string file)
    {
        return SafeFileReader.Find(file) is { } info ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    private IEnumerable<string> Folders()
    {
        var folders = arguments
            .Paths.DefaultIfEmpty(".")
            .Select(p =>
                Directory.Exists(p) ? p
                : p.AsSpan().IndexOfAny("*?[{") is var glob and >= 0
                    ? p[..(p.AsSpan(0, glob).LastIndexOfAny('/', '\\') + 1)]
                : Path.GetDirectoryName(p) ?? ""
            )
            .Select(f => f.Length == 0 ? "." : f);
        return folders.Where(Directory.Exists).Distinct(StringComparer.Ordinal);
    }

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, e) => Notice(e.Name);
        watcher.Created += (_, e) => Notice(e.Name);
        watcher.Deleted += (_, e) => Notice(e.Name);
        watcher.Renamed += (_, e) => Notice(e.Name);
        // Too many changes to be reported one by one: check everything.
        watcher.Error += (_, _) => Notice(ProjectFiles.FileName);
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Notice(string? name)
    {
        if (name is not null && Path.GetFileName(name) == ProjectFiles.FileName)
            configurationChanged = true;
        changed.Set();
    }
}
