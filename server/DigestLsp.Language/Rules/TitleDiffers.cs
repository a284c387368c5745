using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a title that differs from that of the paper with the same id.</summary>
public sealed class TitleDiffers : VerdictRule
{
    /// <inheritdoc/>
    public override string Id => "entry.title-differs";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for titles that differ from the title that arXiv or Hugging Face has for the id of the paper. Letter case, whitespace, punctuation, LaTeX, accents and omitted subtitles are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "The id belongs to a different paper, or the paper was renamed and cannot be found by this title.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Dense Attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^

                We plant gardens of attention.

                arXiv: https://arxiv.org/abs/2506.01234
                """,
            """
                Aug 1

                Gardens of sparse attention

                We plant gardens of attention, as others did before us (https://arxiv.org/abs/2506.01235).

                arXiv: https://arxiv.org/abs/2506.01234
                """,
        ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; } =
        new Dictionary<string, LinkVerdict>(StringComparer.Ordinal)
        {
            ["arxiv:2506.01234"] = new(LinkStatus.Ok)
            {
                Title = "Gardens of Sparse Attention: A Field Guide",
            },
            ["arxiv:2506.01235"] = new(LinkStatus.Ok) { Title = "Counting Sheep" },
        };

    /// <inheritdoc/>
    public override void Check(Part part, LinkVerdicts verdicts, List<Diagnostic> found)
    {
        if (part is not Entry { Content: { TitleSpan: { } span, Title: { Length: > 0 } title } } entry)
            return;
        foreach (var (target, verdict) in PaperVerdicts.Of(entry, verdicts))
        {
            if (verdict.Title is not { } theirs)
                continue;
            if (!TitleComparison.IsNear(title, theirs))
                found.Add(
                    new Diagnostic(
                        Id,
                        span,
                        $"Title of {target.Id} on {PaperVerdicts.NameOf(target)} is “{MarkdownText.Visible(theirs)}”"
                    )
                    {
                        Fixes = Fixes(entry, span, theirs),
                    }
                );
            // Hugging Face has its titles from arXiv: use the first known one.
            return;
        }
    }

    // Titles with TeX are left to the author.
    private static Fix[] Fixes(Entry entry, TextSpan span, string title)
    {
        title = MarkdownText.Visible(title).Trim();
        return title.AsSpan().IndexOfAny(@"\$") >= 0
            ? []
            :
            [
                new Fix(
                    $"Replace with “{title}”",
                    [new TextChange(span, entry.IsMarkdown ? MarkdownEscapes.Escape(title) : title)]
                ),
            ];
    }
}
