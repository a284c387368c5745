using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link without <c>https://</c>.</summary>
public sealed class MissingScheme : PartRule
{
    /// <inheritdoc/>
    public override string Id => "link.missing-scheme";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds a link to a known host that is written without https://. Identifiers such as arXiv:2306.01234 need none.";

    /// <inheritdoc/>
    public override string Why => "Many readers, feeds and Markdown renderers make no link of it.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. The code is at github.com/invented/garden.
                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        int? previousEnd = null;
        foreach (var link in part.Links)
        {
            var isShown = previousEnd == link.Span.Start - 1;
            previousEnd = link.Span.End;
            var colon = link.Text.IndexOf(':', StringComparison.Ordinal);
            var hasScheme = colon > 0 && !link.Text.AsSpan(0, colon).Contains('/');
            if (
                hasScheme
                || link.IsIdentifier
                || link.Text.StartsWith("git@", StringComparison.OrdinalIgnoreCase)
                || SchemeSpelling.IsBefore(part, link)
            )
                continue;
            // The text of TeX's \href needs no scheme.
            if (isShown && part.Slice(new TextSpan(link.Span.Start - 1, 1)) == "{")
                continue;
            var url = LinkTarget.Of(link.Text).Url;
            found.Add(
                new Diagnostic(Id, link.Span, "This link lacks its scheme, https://")
                {
                    Fixes =
                    [
                        new Fix(
                            "Write " + Shortened(url),
                            [new TextChange(link.Span with { Length = 0 }, "https://")]
                        )
                        {
                            IsPreferred = true,
                            IsSafe = true,
                        },
                    ],
                }
            );
        }
    }

    private static string Shortened(string url) => url.Length <= 60 ? url : url[..59] + "…";
}
