using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports TeX quotation marks.</summary>
public sealed partial class TexQuotes : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.tex-quotes";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for LaTeX quotation marks (two grave accents and two apostrophes) in plain text.";

    /// <inheritdoc/>
    public override string Why => "Only LaTeX converts them to quotation marks.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant ``gardens'' of attention and watch which rows bear fruit, and which of them say 'no' to the gardener.
                         ^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) => text.IndexOf("``") >= 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        foreach (Match match in Quoted().Matches(text))
        {
            var span = new TextSpan(offset + match.Index, match.Length);
            var close = match.Groups["close"];
            var fix = new Fix(
                Fix.ReplaceWith("“…”"),
                [
                    new TextChange(span with { Length = 2 }, "“"),
                    new TextChange(new TextSpan(offset + close.Index, close.Length), "”"),
                ]
            )
            {
                IsPreferred = true,
                IsSafe = true,
            };
            found.Add(new Diagnostic(Id, span, "LaTeX quotation marks in plain text") { Fixes = [fix] });
        }
    }

    [GeneratedRegex(
        @"(?<!`)``(?!`)[^`'""]{1,300}(?:'[^`'""]{1,300}){0,3}?(?<close>''|"")",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Quoted();
}
