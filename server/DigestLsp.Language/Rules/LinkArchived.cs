using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link to an archived repository.</summary>
public sealed class LinkArchived : LinkVerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.archived";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary => "Checks for links to archived repositories.";

    /// <inheritdoc/>
    public override string Why =>
        "An archived repository is read-only: it gets no fixes, answers or releases.";

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
            ["github:invented/garden"] = new(LinkStatus.Ok)
            {
                IsArchived = true,
                LastChange = new DateTimeOffset(2024, 8, 3, 0, 0, 0, TimeSpan.Zero),
            },
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
        verdict.IsArchived
            ? new Diagnostic(
                Id,
                link.Span,
                verdict.LastChange is { } last
                    ? $"Archived repository `{NameOf(target)}` (last change: {last.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)})"
                    : $"Archived repository `{NameOf(target)}`"
            )
            : null;
}
