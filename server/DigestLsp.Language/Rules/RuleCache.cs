using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>What rules found in each part, so that a key re-checks one part. Owned by a document or by one run of fixes.</summary>
public sealed class RuleCache
{
    private readonly PartCache<CheckedPart> parts = new();

    /// <summary>Gets what is kept for a part.</summary>
    internal CheckedPart Of(Part part) => parts.GetOrAdd(part, static _ => new CheckedPart());
}

/// <summary>What rules keep of one part. Each member is a reference: several threads may set it, all to equal values.</summary>
internal sealed class CheckedPart
{
    /// <summary>What the rules about one part found, the latest first.</summary>
    public PartDiagnostics? Diagnostics { get; set; }

    /// <summary>What the rules about link verdicts found.</summary>
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

/// <summary>The findings of one part, with spans relative to it, under the settings they were found under.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="MendingOnly">Whether rules that never have a safe fix were left out.</param>
/// <param name="Diagnostics">The findings by position.</param>
/// <param name="Last">Those before: an editor asks under its own settings and a repair under none.</param>
internal sealed record PartDiagnostics(
    RuleSettings Settings,
    bool MendingOnly,
    Diagnostic[] Diagnostics,
    PartDiagnostics? Last
)
{
    /// <summary>Gets the findings under some settings, or null if the part was not checked under them.</summary>
    public Diagnostic[]? Under(RuleSettings settings, bool mendingOnly) =>
        ReferenceEquals(Settings, settings) && (mendingOnly || !MendingOnly)
            ? Diagnostics
            : Last?.Under(settings, mendingOnly);
}

/// <summary>What verdict rules found in one part.</summary>
internal sealed record VerdictDiagnostics(
    RuleSettings Settings,
    LinkVerdicts Verdicts,
    Diagnostic[] Diagnostics
);

/// <summary>A repository that an entry links to.</summary>
/// <param name="Key">Its full name in lower case.</param>
/// <param name="Hash">A number that is equal for equal keys.</param>
internal readonly record struct LinkedRepository(string Key, uint Hash);

/// <summary>The period at the end of a title, or null if there is none.</summary>
internal sealed record TitleEnd(TextSpan? Period);

/// <summary>The placeholders in a row of a table.</summary>
internal sealed record RowCells(TextSpan First, int Count);

/// <summary>The same paper in an earlier digest, or null if there is none.</summary>
internal sealed record EarlierPaper(OtherDigests Others, LibraryPaper? Paper);
