using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a broken link.</summary>
public sealed class LinkGone : LinkVerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.broken";

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormerIds => ["link.gone"];

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for links whose target does not exist: HTTP 404 or 410, an unknown host, or HTTP 451 from GitHub. Timeouts, rate limits, refused requests, challenge pages and responses of other hosts are not reported. If punctuation after the link may be a part of the URL, both URLs must be broken.";

    /// <inheritdoc/>
    public override string Why => "The link does not work.";

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
                Reason = "Repository not found or private",
            },
            ["github:invented/lanterns"] = new(LinkStatus.Unknown) { Reason = "GitHub did not respond" },
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
        var reason = verdict.Reason?.TrimEnd('.') ?? "Not found";
        return new Diagnostic(Id, link.Span, $"Broken link to `{NameOf(target)}`: {reason}");
    }
}
