using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Blanks at the end of a line.</summary>
public sealed class TrailingWhitespace : PartRule
{
    /// <inheritdoc/>
    public override string Id => "text.trailing-whitespace";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds spaces and tabs at the ends of lines, blank lines too. Two spaces at the end of a line of Markdown break it and are left alone.";

    /// <inheritdoc/>
    public override string Why =>
        "Nobody sees them, and every editor that removes them makes a change nobody meant.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            "Aug 1\n\nGardens of Sparse Attention  \n                           ^^\n\nWe plant gardens of attention and watch which rows bear fruit.\n",
        ];

    /// <inheritdoc/>
    public override void Check(Part part, List<Finding> found)
    {
        var offset = 0;
        var markdown = part.IsMarkdown;
        foreach (var (block, _) in part.Blocks)
        {
            var text = block.Text.Span;
            for (var start = 0; start < text.Length; )
            {
                var line = text[start..];
                var length = LineBreaks.LineLength(line, out var broken);
                var content = line[..LineBreaks.ContentLength(line)];
                var kept = content.TrimEnd(" \t").Length;
                var blanks = content.Length - kept;
                var hardBreak = markdown && kept > 0 && blanks == 2;
                if (blanks > 0 && !hardBreak && (broken || kept > 0))
                    found.Add(Blanks(new TextSpan(offset + start + kept, blanks)));
                start += length;
            }
            offset += block.Width;
        }
    }

    private Finding Blanks(TextSpan span) =>
        new(Id, span, "Blanks at the end of the line")
        {
            Unnecessary = true,
            Fixes =
            [
                new Fix("Remove the blanks", [new TextChange(span, "")])
                {
                    IsPreferred = true,
                    IsSafe = true,
                },
            ],
        };
}
