using System.Collections.Concurrent;
using System.Collections.Frozen;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Cli.Reports;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>Checks digests one at a time with the options of the command. Thread-safe.</summary>
internal sealed class Checker(Arguments arguments, ProjectFiles projects, Baseline? baseline)
{
    /// <summary>The link verdicts, or null if links are not checked.</summary>
    public LinkVerdicts? Verdicts { get; set; }

    /// <summary>Whether to report files in which no paper is recognized.</summary>
    public bool TellsUnrecognized { get; init; }

    private readonly ConcurrentDictionary<string, DigestFacts> facts = new(StringComparer.Ordinal);
    private readonly bool mends = arguments.Has("--fix");
    private readonly Severity least = RuleSettings.Parse(arguments.Value("--min-severity") ?? "hint")!.Value;

    /// <summary>Checks a digest, after applying fixes if requested. Returns null with a message if the fixes cannot be written.</summary>
    public FileReport? Check(DigestFile file, TextWriter told)
    {
        if (mends && !file.IsInput && FixCommand.Changes(file, projects) is { Count: > 0 } changes)
        {
            if (!FixCommand.ApplyFixes(file, changes, told))
                return null;
            told.Write(FixCommand.Told(file, changes));
            if (DigestFile.Read(file.Path, projects, told) is not { } mended)
                return null;
            file = mended;
        }
        if (!file.IsInput)
            facts[file.Path] = DigestFacts.Of(file.Tree, PositionEncoding.Utf16);
        if (TellsUnrecognized && file.Tree.IsUnrecognized)
            told.WriteLine(
                $"digest-lsp: {file.Path}: No papers recognized. See `digest-lsp layout {file.Path}`."
            );
        var diagnostics = Place(file, Linter.Check(file.Tree, file.Rules(projects), Verdicts));
        return new FileReport(file.Path, [.. diagnostics]);
    }

    /// <summary>Removes a deleted file.</summary>
    public void Forget(string path) => facts.TryRemove(path, out _);

    /// <summary>
    /// Adds the diagnostics that compare digests. Only facts of checked files are kept in memory, so files with duplicates are read again
    /// for those rules.
    /// </summary>
    public IReadOnlyList<FileReport> Across(IReadOnlyList<FileReport> reports)
    {
        if (facts.Count < 2)
            return reports;
        var digests = new Dictionary<string, DigestFacts>(StringComparer.Ordinal);
        foreach (var (path, known) in facts)
            digests[DocumentUri.OfFile(path)] = known;
        var library = new WorkspaceIndex(digests);
        // Build the index now, before several threads use it.
        _ = library.PapersOfTitle("x").Any();
        var all = reports.ToArray();
        Parallel.For(0, all.Length, i => all[i] = Beside(all[i], library));
        return all;
    }

    private FileReport Beside(FileReport report, WorkspaceIndex library)
    {
        var uri = DocumentUri.OfFile(report.Path);
        var others = new OtherDigests(uri, library, FrozenSet<string>.Empty, []);
        if (
            !facts.TryGetValue(report.Path, out var known)
            || !known.Papers.Any(p => others.Earlier(p) is not null)
            || DigestFile.Read(report.Path, projects, TextWriter.Null) is not { } file
        )
            return report;
        var diagnostics = Place(file, Linter.CheckBesideOthers(file.Tree, file.Rules(projects), others))
            .Concat(report.Diagnostics.Where(f => !ComparesDigests(f)))
            .OrderBy(f => f.Range.Start)
            .ThenBy(f => f.Range.End)
            .ThenBy(f => f.Diagnostic.RuleId, StringComparer.Ordinal);
        return new FileReport(report.Path, [.. diagnostics]);
    }

    private static bool ComparesDigests(LocatedDiagnostic placed) =>
        RuleSet.ById[placed.Diagnostic.RuleId] is DocumentRule { ComparesDigests: true };

    private IEnumerable<LocatedDiagnostic> Place(DigestFile file, IReadOnlyList<Diagnostic> diagnostics)
    {
        var placed = diagnostics
            .Where(f => f.Severity >= least)
            .Select(f => LocatedDiagnostic.Of(file.Tree, f));
        return baseline is null
            ? placed
            : baseline.Unknown(file.Path, placed, d => (d.Diagnostic.RuleId, d.Context));
    }
}
