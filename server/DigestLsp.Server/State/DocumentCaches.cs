using System.Runtime.CompilerServices;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.State;

/// <summary>The caches of an open document, so that an edit computes only the edited part again. All its snapshots share them.</summary>
internal sealed class DocumentCaches
{
    private readonly PartCache<PartJson> json = new();

    /// <summary>The results of rules.</summary>
    public RuleCache Rules { get; } = new();

    /// <summary>The facts of papers.</summary>
    public PartCache<PaperFacts> Papers { get; } = new();

    /// <summary>Semantic tokens.</summary>
    public PartCache<IReadOnlyList<SemanticToken>> Tokens { get; } = new();

    /// <summary>The JSON of diagnostics of parts.</summary>
    public ConditionalWeakTable<Diagnostic, JsonFragment> Diagnostics { get; } = [];

    /// <summary>Gets the JSON of a part.</summary>
    public PartJson JsonOf(Part part) => json.GetOrAdd(part, static _ => new PartJson());
}
