using System.Collections.Concurrent;
using System.Collections.Frozen;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary>Checks one digest at a time as the arguments say; any thread may.</summary>
internal sealed class Checker(
    Arguments arguments,
    ProjectFiles projects,
    Baseline? baseline,
    LinkVerdicts? verdicts = null
)
{
    private readonly ConcurrentDictionary<string, DigestFacts> facts = new(StringComparer.Ordinal);
    private readonly bool mends = arguments.Has("--fix");
    private readonly Severity least = RuleSettings.Parse(arguments.Value("--min-severity") ?? "hint")!.Value;

    /// <summary>What is found in a digest, after mending where that is asked for. Null, with the reason, where it could not be mended.</summary>
    public FileReport? Check(DigestFile file, TextWriter told)
    {
        if (mends && !file.IsInput && FixCommand.Changes(file, projects) is { Count: > 0 } changes)
        {
            if (!FixCommand.Mend(file, changes, told))
                return null;
            told.Write(FixCommand.Told(file, changes));
            if (DigestFile.Read(file.Path, projects, told) is not { } mended)
                return null;
            file = mended;
        }
        if (!file.IsInput)
            facts[file.Path] = DigestFacts.Of(file.Tree, PositionEncoding.Utf16);
        return Report(file, null);
    }

    /// <summary>
    /// The reports with what files say of one another. Of a file that was checked only facts are kept, so those that repeat papers of
    /// others are read and checked again.
    /// </summary>
    public IReadOnlyList<FileReport> Across(IReadOnlyList<FileReport> reports)
    {
        if (facts.Count < 2)
            return reports;
        var digests = new Dictionary<string, DigestFacts>(StringComparer.Ordinal);
        foreach (var (path, known) in facts)
            digests[DocumentUri.OfFile(path)] = known;
        var library = new DigestLibrary(digests);
        // The library's index is made before many ask it at once.
        _ = library.PapersOfTitle("x").Any();
        var all = reports.ToArray();
        Parallel.For(
            0,
            all.Length,
            i =>
            {
                var path = all[i].Path;
                var others = new OtherDigests(DocumentUri.OfFile(path), library, FrozenSet<string>.Empty, []);
                if (
                    facts.TryGetValue(path, out var known)
                    && known.Papers.Any(p => others.Earlier(p) is not null)
                    && DigestFile.Read(path, projects, TextWriter.Null) is { } file
                )
                    all[i] = Report(file, others);
            }
        );
        return all;
    }

    private FileReport Report(DigestFile file, OtherDigests? others)
    {
        var findings = Linter
            .Check(file.Tree, file.Rules(projects), verdicts, others)
            .Where(f => f.Severity >= least)
            .Select(f => PlacedFinding.Of(file.Tree, f));
        return new FileReport(
            file.Path,
            [.. baseline is null ? findings : baseline.Unknown(file.Path, findings)]
        );
    }
}
