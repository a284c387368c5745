using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
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
        var findings = Linter
            .Check(file.Tree, file.Rules(projects), verdicts)
            .Where(f => f.Severity >= least)
            .Select(f => PlacedFinding.Of(file.Tree, f));
        return new FileReport(
            file.Path,
            [.. baseline is null ? findings : baseline.Unknown(file.Path, findings)]
        );
    }
}
