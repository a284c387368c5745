using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>A paper that stands in the document already.</summary>
public sealed class DuplicatePaper : DocumentRule
{
    /// <inheritdoc/>
    public override string Id => "entry.duplicate-paper";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds a paper whose title, letter case and punctuation aside, stands further up already.";

    /// <inheritdoc/>
    public override string Why =>
        "Pages show a paper on several days and pastes overlap; readers meet the same abstract twice.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Aug 2

                Gardens of sparse attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DigestTree tree, List<Finding> found)
    {
        var seen = new Dictionary<string, PartAt>(StringComparer.Ordinal);
        var copies = PastedTwice.Copies(tree);
        foreach (var at in tree.Parts)
        {
            // Under another heading of a Markdown list the same paper has another topic, and a right to stand there.
            if (IsTopic(at))
                seen.Clear();
            if (at.Part is not Entry { Content: { TitleSpan: { } title, TitleKey: { Length: > 0 } key } })
                continue;
            if (seen.TryAdd(key, at) || copies.Exists(c => c.Contains(at.Start)))
                continue;
            var first = seen[key];
            var original = ((Entry)first.Part).Content.TitleSpan!.Value.Shift(first.Start);
            found.Add(
                new Finding(
                    Id,
                    title.Shift(at.Start),
                    $"This paper stands on line {first.Position(original.Start - first.Start).Line + 1} already"
                )
                {
                    Related = [new RelatedPlace(original, "The first time")],
                }
            );
        }
    }

    /// <summary>Whether a part is a heading that names a topic: Markdown's, of no day.</summary>
    internal static bool IsTopic(PartAt at) =>
        at.Part is OtherText other && other.Blocks[0].Block.Text.Span.TrimStart().StartsWith('#');
}
