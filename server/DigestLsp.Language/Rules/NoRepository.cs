using System.Text.RegularExpressions;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link to an organization where the text mentions code.</summary>
public sealed partial class NoRepository : LinkRule
{
    private const int Before = 160;

    /// <inheritdoc/>
    public override string Id => "link.no-repository";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds a GitHub link to an organisation or a user where the same sentence, or the field's name, speaks of code. Elsewhere such a link is left alone.";

    /// <inheritdoc/>
    public override string Why =>
        "Readers expect the code and get a list of everything its authors ever published.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. Our code is available at https://github.com/invented.
                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. More about us: https://github.com/invented.
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        if (target is not { Kind: LinkKind.GitHubOrganisation, Problem: null } || part is not Entry)
            return null;
        var start = Math.Max(0, link.Span.Start - Before);
        var before = part.Slice(TextSpan.FromBounds(start, link.Span.Start));
        return Code().IsMatch(before)
            ? new Diagnostic(Id, link.Span, "The text speaks of code, and this link names no repository")
            : null;
    }

    [GeneratedRegex(
        @"\b(?:code|codes|source code|implementation|codebase|repository|repo|scripts?)\b(?:[^.!?\r\n]|\.\d){0,120}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Code();
}
