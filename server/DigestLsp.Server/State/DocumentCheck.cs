using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.State;

/// <summary>What a document is checked with, taken on the message loop. The check itself may run on any thread.</summary>
/// <param name="Document">The document.</param>
/// <param name="Rules">The severity of rules.</param>
/// <param name="Verdicts">What is known of links.</param>
/// <param name="Others">The digests beside it, or null if there are none.</param>
/// <param name="Projects">Know the baseline of its project.</param>
internal sealed record DocumentCheck(
    Document Document,
    RuleSettings Rules,
    LinkVerdicts Verdicts,
    OtherDigests? Others,
    ProjectFiles Projects
)
{
    /// <summary>What the rules find, without what its project's baseline knows.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        Projects.Unknown(Document, Document.Diagnostics(Rules, Verdicts, Others));

    /// <summary>Gets all diagnostics, or those that may be shown while somebody types.</summary>
    public IReadOnlyCollection<Diagnostic> Shown(bool resting = true) =>
        Document.TypingSuppression is { } typing
            ? [.. Diagnostics.Where(d => !typing.Holds(Document.Tree, d, resting))]
            : Diagnostics;
}
