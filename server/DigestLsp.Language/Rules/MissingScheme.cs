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
        "Checks for links to known hosts without `https://`. Identifiers such as `arXiv:2306.01234` are ignored.";

    /// <inheritdoc/>
    public override string Why => "Many feed readers and Markdown renderers do not recognize it as a link.";

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
            found.Add(
                new Diagnostic(Id, link.Span, "Missing `https://` in URL")
                {
                    Fixes =
                    [
                        new Fix("Add `https://`", [new TextChange(link.Span with { Length = 0 }, "https://")])
                        {
                            IsPreferred = true,
                            IsSafe = true,
                        },
                    ],
                }
            );
        }
    }
}
