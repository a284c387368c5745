using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an abstract without a title.</summary>
public sealed class MissingTitle : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.missing-title";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary => "Checks for abstracts without a title.";

    /// <inheritdoc/>
    public override string Why =>
        "The paper is missing from the outline, and its abstract seems to belong to the paper above.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                We plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine the rows that were watered least bore most, which surprised the gardener and the rain alike. We give the seeds away. The soil of every bed was measured before and after, and no bed was left out of the tables that follow.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry { Content: { TitleSpan: null, Abstract: { } summary } })
            return;
        found.Add(
            new Diagnostic(Id, FirstSentence(part.Slice(summary), summary), "Missing title above abstract")
        );
    }

    private static TextSpan FirstSentence(string text, TextSpan span)
    {
        var end = text.AsSpan().IndexOfAny('.', '\n', '\r');
        return span with { Length = Math.Min(span.Length, end < 0 ? 120 : Math.Min(end, 120)) };
    }
}
