using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an invalid GitHub URL.</summary>
public sealed class MalformedGitHub : LinkRule
{
    /// <inheritdoc/>
    public override string Id => "link.malformed-github";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for GitHub URLs with an invalid owner or repository name, or without any name.";

    /// <inheritdoc/>
    public override string Why => "The link cannot work: a character was lost or added.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. The code is at https://github.com/in_vented/garden.
                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        var isGitHub = target.Owner is not null && IsGitHub(target.Kind);
        if (isGitHub && target.Problem is { } problem)
            return new Diagnostic(Id, link.Span, problem);
        // https://github.com/<owner>/… is a template of a URL.
        return
            part.Slice(new TextSpan(link.Span.End, 1)) is not ("<" or "{" or "[" or "$")
            && target.Kind == LinkKind.GitHubSite
            && LinkAddress.Of(link.Text).Segments.Length == 0
            ? new Diagnostic(Id, link.Span, "GitHub URL without owner and repository")
            : null;
    }

    private static bool IsGitHub(LinkKind kind) =>
        kind
            is LinkKind.GitHubRepository
                or LinkKind.GitHubPlace
                or LinkKind.GitHubFile
                or LinkKind.GitHubIssue
                or LinkKind.GitHubPullRequest
                or LinkKind.GitHubOrganisation;
}
