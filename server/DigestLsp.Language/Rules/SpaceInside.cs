using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link with a space in it.</summary>
public sealed class SpaceInside : LinkRule
{
    /// <inheritdoc/>
    public override string Id => "link.space-inside";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override bool IsAppliedByCleanup => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for links to known hosts that contain a space: `https: //github.com`, `github. com`, `owner/ Name`.";

    /// <inheritdoc/>
    public override string Why => "Programs end the link at the space.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. The code is at https: //github.com/invented/garden.
                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        // A link broken by hard-wrapped text is correct.
        if (link.IsIdentifier || link.Text.AsSpan().IndexOfAny('\r', '\n') >= 0)
            return null;
        var isCommand = LinkWrap.HasBreakCommand(link.Text);
        if (!isCommand && !link.Text.Contains(' ', StringComparison.Ordinal))
            return null;
        var joined = LinkAddress.Joined(link.Text);
        return joined.Length == link.Text.Length
            ? null
            : Rewrite(
                link,
                isCommand ? "LaTeX command in URL" : "Space in URL",
                $"Replace with `{joined}`",
                joined
            );
    }
}
