using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports mixed line endings in one file.</summary>
public sealed class MixedLineEndings : DocumentRule
{
    /// <inheritdoc/>
    public override string Id => "text.mixed-line-endings";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for files with both CRLF and LF line endings. The first line with the less common ending is marked.";

    /// <inheritdoc/>
    public override string Why => "Diff tools show changes in unedited lines.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            "Aug 1\n\nGardens of Sparse Attention\r\n^^^^^^^^^^^^^^^^^^^^^^^^^^^\n\nWe plant gardens of attention and watch which rows bear fruit.\n",
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var tree = document.Tree;
        var (all, crlf) = (tree.LineCount - 1, tree.CarriageReturns);
        var lf = all - crlf;
        if (crlf == 0 || lf == 0)
            return;
        var toCrlf = crlf > lf;
        var changes = Changes(tree, toCrlf);
        if (changes.Count == 0)
            return;
        var line = tree.Position(changes[0].Span.Start).Line;
        var span = TextSpan.FromBounds(tree.Offset(new LinePosition(line, 0)), changes[0].Span.Start);
        var (fewer, other) = toCrlf ? ("LF", "CRLF") : ("CRLF", "LF");
        found.Add(
            new Diagnostic(
                Id,
                span,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Mixed line endings: {Math.Min(lf, crlf)} of {all} lines end with {fewer}, the others with {other}"
                )
            )
            {
                Fixes =
                [
                    new Fix($"Convert all line endings to {other}", changes)
                    {
                        IsPreferred = true,
                        IsSafe = true,
                    },
                ],
            }
        );
    }

    // A single carriage return, as in old files, is kept as another line ending.
    private static List<TextChange> Changes(DigestTree tree, bool toCrlf)
    {
        var changes = new List<TextChange>();
        foreach (var at in tree.Parts)
        {
            var start = at.Start;
            foreach (var (block, _) in at.Part.Blocks)
            {
                var text = block.Text.Span;
                if (block.CarriageReturns != (toCrlf ? block.LineBreaks : 0))
                {
                    for (var i = 0; i < text.Length; i++)
                    {
                        if (text[i] != '\n')
                            continue;
                        var crlf = i > 0 && text[i - 1] == '\r';
                        if (toCrlf && !crlf)
                            changes.Add(new TextChange(new TextSpan(start + i, 0), "\r"));
                        else if (!toCrlf && crlf)
                            changes.Add(new TextChange(new TextSpan(start + i - 1, 1), ""));
                    }
                }
                start += block.Width;
            }
        }
        return changes;
    }
}
