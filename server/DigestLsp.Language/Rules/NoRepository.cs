using System.Text.RegularExpressions;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link to an organization if the text mentions code.</summary>
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
        "Checks for GitHub links to an organization or user if the same sentence or the name of the field mentions code. Other such links are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "Readers expect the code but get a list of all repositories of its authors.";

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
            ? new Diagnostic(Id, link.Span, "Text mentions code, but the link does not name a repository")
            : null;
    }

    [GeneratedRegex(
        @"\b(?:code|codes|source code|implementation|codebase|repository|repo|scripts?)\b(?:[^.!?\r\n]|\.\d){0,120}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Code();
}
