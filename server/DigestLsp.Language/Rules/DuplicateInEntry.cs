using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports the same link twice in one abstract or one line of links.</summary>
public sealed class DuplicateInEntry : PartRule
{
    /// <inheritdoc/>
    public override string Id => "link.duplicate-in-entry";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a link that occurs twice in the same abstract or in the link lines of a paper. Fields may repeat a link of the abstract, and Markdown and LaTeX may show a URL as its own text. Links with different fragments are different links.";

    /// <inheritdoc/>
    public override string Why =>
        "One of them should probably have a different target: the project page, the data or a demo.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch them. Code: https://github.com/invented/garden. Data: https://github.com/invented/garden/.
                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry { IsPlainText: true })
            return;
        foreach (var links in new[] { false, true })
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var offset = 0;
            foreach (var (block, role) in part.Blocks)
            {
                var looked = links
                    ? role is BlockRole.Links
                    : role is BlockRole.Abstract or BlockRole.TitleAndAbstract;
                if (looked)
                {
                    foreach (var link in block.Links)
                    {
                        if (!seen.Add(Key(link)) && !IsShownAddress(block.Text.Span[..link.Span.Start]))
                            found.Add(
                                new Diagnostic(Id, link.Span.Shift(offset), "Duplicate link in this paper")
                            );
                    }
                }
                offset += block.Width;
            }
        }
    }

    // Two fragments of a page are different targets.
    private static string Key(LinkSyntax link)
    {
        var url = LinkTarget.Of(link.Text).Url;
        return LinkAddress.Key(url) + LinkAddress.Of(url).Fragment;
    }

    /// <summary>
    /// Whether a link is the text or the URL of the previous link: after <c>](</c> in Markdown or <c>{</c> of TeX's <c>\href</c>.
    /// </summary>
    internal static bool IsShownAddress(ReadOnlySpan<char> before) =>
        before.EndsWith("](", StringComparison.Ordinal) || before.EndsWith('{');
}
