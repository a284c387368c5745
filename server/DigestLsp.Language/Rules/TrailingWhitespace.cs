using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports whitespace at the end of a line.</summary>
public sealed class TrailingWhitespace : PartRule
{
    /// <inheritdoc/>
    public override string Id => "text.trailing-whitespace";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for spaces and tabs at the end of a line and on blank lines. Markdown hard breaks and code blocks are ignored.";

    /// <inheritdoc/>
    public override string Why => "It is invisible and causes noise in diffs.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            "Aug 1\n\nGardens of Sparse Attention  \n                           ^^\n\nWe plant gardens of attention and watch which rows bear fruit.\n",
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        var offset = 0;
        var markdown = part.IsMarkdown;
        foreach (var placed in part.Blocks)
        {
            var text = placed.Block.Text.Span;
            foreach (var blanks in placed.BlanksAtLineEnds(markdown))
            {
                // An empty last line is where the next paper will be written.
                var lastLine =
                    blanks.End == text.Length
                    && (blanks.Start == 0 || text[blanks.Start - 1] is '\n' or '\r');
                if (!lastLine)
                    found.Add(Diagnostic(blanks.Shift(offset)));
            }
            offset += text.Length;
        }
    }

    private Diagnostic Diagnostic(TextSpan span) =>
        new(Id, span, "Trailing whitespace")
        {
            Unnecessary = true,
            Fixes =
            [
                new Fix("Remove trailing whitespace", [new TextChange(span, "")])
                {
                    IsPreferred = true,
                    IsSafe = true,
                },
            ],
        };
}
