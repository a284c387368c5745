using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link whose name now belongs to a different repository.</summary>
public sealed class NameTakenOver : LinkVerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.name-taken-over";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds links whose name answers with another repository than it did before: the service's own number of it is a different one.";

    /// <inheritdoc/>
    public override string Why =>
        "When a repository is renamed or deleted, anybody may take its old name; readers who trust your link then run a stranger's code.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention. See https://github.com/invented/garden and https://github.com/invented/lanterns.
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; } =
        new Dictionary<string, LinkVerdict>(StringComparer.Ordinal)
        {
            ["github:invented/garden"] = new(LinkStatus.Ok) { IsTakenOver = true },
            ["github:invented/lanterns"] = new(LinkStatus.Ok),
        };

    /// <inheritdoc/>
    private protected override Diagnostic? Check(
        Part part,
        LinkSyntax link,
        LinkTarget target,
        LinkVerdict verdict,
        LinkVerdicts verdicts
    ) =>
        verdict.IsTakenOver
            ? new Diagnostic(
                Id,
                link.Span,
                $"{NameOf(target)} is another repository than before: somebody has taken over the name"
            )
            : null;
}
