using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an <c>http</c> link to a host that supports <c>https</c>.</summary>
public sealed class InsecureScheme : LinkRule
{
    /// <inheritdoc/>
    public override string Id => "link.insecure-scheme";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for `http://` in links to services that support `https://`: GitHub and GitHub Pages, GitLab, arXiv, Hugging Face, DOI and OpenReview. Other hosts are ignored because they may not support it.";

    /// <inheritdoc/>
    public override string Why => "Anyone on the network path can read and change HTTP traffic.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. See http://github.com/invented/garden and http://garden.example.org/.
                                                                                   ^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        if (!target.ServesHttps || !link.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            return null;
        var scheme = link.Span with { Length = "http://".Length };
        return new Diagnostic(Id, scheme, "Insecure URL: this host supports `https://`")
        {
            Fixes =
            [
                new Fix("Replace with `https://`", [new TextChange(scheme, "https://")])
                {
                    IsPreferred = true,
                    IsSafe = true,
                },
            ],
        };
    }
}
