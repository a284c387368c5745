using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.State;

/// <summary>A document and all that its check depends on, taken on the message loop. The check itself may run on any thread.</summary>
/// <param name="Document">The document.</param>
/// <param name="Rules">The severities of rules.</param>
/// <param name="Verdicts">The link verdicts.</param>
/// <param name="Others">The other digests, or null to skip comparisons with them.</param>
/// <param name="Projects">The project files, which name a baseline.</param>
internal sealed record DocumentCheck(
    Document Document,
    RuleSettings Rules,
    LinkVerdicts Verdicts,
    OtherDigests? Others,
    ProjectFiles Projects
)
{
    /// <summary>All diagnostics except those in the baseline of the project.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        Projects.Unknown(Document.Uri, Document.Tree, Document.Diagnostics(Rules, Verdicts, Others));

    /// <summary>Gets all diagnostics, or those shown while the user types.</summary>
    public IReadOnlyCollection<Diagnostic> Shown(bool resting = true) =>
        Document.TypingSuppression is { } typing
            ? [.. Diagnostics.Where(d => !typing.Holds(Document.Tree, d, resting))]
            : Diagnostics;
}
