using System.Text.RegularExpressions;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link with tracking parameters.</summary>
public sealed partial class TrackingParameters : LinkRule
{
    /// <inheritdoc/>
    public override string Id => "link.tracking-parameters";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for URL parameters that only track readers, such as `utm_…`, `fbclid`, `gclid`, `msclkid`, `mc_cid`, `igshid` and `ref_src`.";

    /// <inheritdoc/>
    public override string Why =>
        "They give the site information about your readers, and one page has several URLs.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. See https://garden.example.org/?row=3&utm_source=mail&utm_medium=feed.
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        var question = link.Text.IndexOf('?', StringComparison.Ordinal);
        if (question < 0)
            return null;
        var hash = link.Text.IndexOf('#', question);
        var end = hash < 0 ? link.Text.Length : hash;
        var parameters = link.Text[(question + 1)..end].Split('&');
        var kept = Array.FindAll(parameters, p => !Tracking().IsMatch(p));
        if (kept.Length == parameters.Length)
            return null;
        var clean =
            link.Text[..question] + (kept.Length > 0 ? "?" + string.Join('&', kept) : "") + link.Text[end..];
        return Rewrite(link, "Tracking parameters in URL", "Remove tracking parameters", clean);
    }

    [GeneratedRegex(
        @"^(?:amp;)?(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref_src|ref_url|vero_id|oly_enc_id|oly_anon_id)(?:=|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tracking();
}
