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
        "Checks for repository links whose name now belongs to a different repository: its numeric id has changed.";

    /// <inheritdoc/>
    public override string Why =>
        "Anyone can register the name of a deleted or renamed repository. Readers who trust the link may run untrusted code.";

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
                $"`{NameOf(target)}` is now a different repository (possible name takeover)"
            )
            : null;
}
