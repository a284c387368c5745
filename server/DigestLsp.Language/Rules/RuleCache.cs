using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>The results of rules for each part, so that an edit checks one part again. Owned by a document or by a run of fixes.</summary>
public sealed class RuleCache
{
    private readonly PartCache<CheckedPart> parts = new();

    /// <summary>Gets the results of a part.</summary>
    internal CheckedPart Of(Part part) => parts.GetOrAdd(part, static _ => new CheckedPart());
}

/// <summary>The results of rules for one part. Each is a reference: several threads may set it, all to equal values.</summary>
internal sealed class CheckedPart
{
    /// <summary>The diagnostics of part rules.</summary>
    public PartDiagnostics? Diagnostics { get; set; }

    /// <summary>The diagnostics of verdict rules.</summary>
    public VerdictDiagnostics? Verdicts { get; set; }

    /// <summary>See <see cref="SameLinkOnEveryEntry"/>.</summary>
    public LinkedRepository[]? Repositories { get; set; }

    /// <summary>See <see cref="TitleEndsWithPeriod"/>.</summary>
    public TitleEnd? TitleEnd { get; set; }

    /// <summary>See <see cref="PlaceholderCells"/>.</summary>
    public RowCells? PlaceholderCells { get; set; }

    /// <summary>See <see cref="DuplicatePaper"/>.</summary>
    public EarlierPaper? Earlier { get; set; }
}

/// <summary>The diagnostics of one part under some settings, with spans relative to it.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="MendingOnly">Whether rules without safe fixes were skipped.</param>
/// <param name="Diagnostics">The diagnostics by position.</param>
/// <param name="Last">Those before: an editor uses its settings and a cleanup uses none.</param>
internal sealed record PartDiagnostics(
    RuleSettings Settings,
    bool MendingOnly,
    Diagnostic[] Diagnostics,
    PartDiagnostics? Last
)
{
    /// <summary>Gets the diagnostics under some settings, or null if the part was not checked under them.</summary>
    public Diagnostic[]? Under(RuleSettings settings, bool mendingOnly) =>
        ReferenceEquals(Settings, settings) && (mendingOnly || !MendingOnly)
            ? Diagnostics
            : Last?.Under(settings, mendingOnly);
}

/// <summary>The diagnostics of verdict rules for one part.</summary>
internal sealed record VerdictDiagnostics(
    RuleSettings Settings,
    LinkVerdicts Verdicts,
    Diagnostic[] Diagnostics
);

/// <summary>A repository that an entry links to.</summary>
/// <param name="Key">Its full name in lower case.</param>
/// <param name="Hash">A number that is equal for equal keys.</param>
internal readonly record struct LinkedRepository(string Key, uint Hash);

/// <summary>The period at the end of a title, or null.</summary>
internal sealed record TitleEnd(TextSpan? Period);

/// <summary>The placeholders in a row of a table.</summary>
internal sealed record RowCells(TextSpan First, int Count);

/// <summary>The paper of an earlier digest that is the same, or null.</summary>
internal sealed record EarlierPaper(OtherDigests Others, LibraryPaper? Paper);
