using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a title directly followed by its abstract, without a blank line.</summary>
public sealed class MergedTitleAndAbstract : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.merged-title-and-abstract";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override bool IsAppliedByCleanup => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a title whose abstract starts on the next line, in layouts that separate them by a blank line.";

    /// <inheritdoc/>
    public override string Why =>
        "Other programs and most renderers treat both as one paragraph, so the paper has no title.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                We plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine it is the row in the shade, and nobody knows why that should be so. We ask the gardener, who waters at night, and measure how much of the fruit is owed to him. Two thirds are, and the last third is luck, or rain.

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (
            part
            is not Entry
            {
                IsPartedByBlankLines: true,
                Content: { TitleSpan: { } title, Abstract: { } summary }
            }
        )
            return;
        var between = part.Slice(TextSpan.FromBounds(title.End, summary.Start));
        if (LineBreaks.Count(between) != 1 || !string.IsNullOrWhiteSpace(between))
            return;
        var lineBreak = between[LineBreaks.ContentLength(between)..];
        lineBreak = lineBreak[..LineBreaks.LineLength(lineBreak, out _)];
        found.Add(
            new Diagnostic(Id, title, "Missing blank line between title and abstract")
            {
                Fixes =
                [
                    new Fix("Insert blank line", [new TextChange(new TextSpan(summary.Start, 0), lineBreak)])
                    {
                        IsPreferred = true,
                    },
                ],
            }
        );
    }
}
