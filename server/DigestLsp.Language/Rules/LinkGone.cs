using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a broken link.</summary>
public sealed class LinkGone : LinkVerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.gone";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds links whose service itself says that the target does not exist: 404, 410, a host that does not exist, or 451 from GitHub. A limit, a failure, a refusal, a challenge page or the response of another host says nothing. Where the sentence's punctuation may belong to the address, both readings must be gone.";

    /// <inheritdoc/>
    public override string Why => "A reader who follows it finds nothing.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention. See https://github.com/invented/garden/issues/3 and https://github.com/invented/lanterns.
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; } =
        new Dictionary<string, LinkVerdict>(StringComparer.Ordinal)
        {
            ["github:invented/garden"] = new(LinkStatus.Broken)
            {
                Reason = "There is no such repository, or it is private.",
            },
            ["github:invented/lanterns"] = new(LinkStatus.Unknown) { Reason = "GitHub has not answered." },
        };

    /// <inheritdoc/>
    private protected override Diagnostic? Check(
        Part part,
        LinkSyntax link,
        LinkTarget target,
        LinkVerdict verdict,
        LinkVerdicts verdicts
    )
    {
        if (
            verdict.State != LinkStatus.Broken
            || !LinkReadings.Others(part, link).All(o => verdicts.Of(o) is { State: LinkStatus.Broken })
        )
            return null;
        var reason = verdict.Reason?.TrimEnd('.') ?? "There is no such thing";
        return new Diagnostic(Id, link.Span, $"{NameOf(target)} is gone: {reason}");
    }
}
