using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>TeX that nobody typeset: <c>Fr\'echet</c>, <c>20\%</c>, <c>{\tau}</c>.</summary>
public sealed partial class LatexResidue : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.latex-residue";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds accents, escapes and commands of TeX in plain text. Formulas between dollar signs are left alone; a command that has no character of its own is found and not mended.";

    /// <inheritdoc/>
    public override string Why =>
        "Only TeX shows them as meant; a reader sees backslashes, and a search for the name fails.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                A Fr\'echet Garden of Sparse Attention
                    ^^^

                We plant 20\% of the gardens, at {\tau} = 3, and climb the \ladder to row~(9). In $\alpha_{20\%}$ all is well.
                           ^^                    ^^^^^^                    ^^^^^^^       ^
                """,
        ];

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Finding> found)
    {
        if (text.AsSpan().IndexOfAny('\\', '~') < 0)
            return;
        foreach (Match match in Residue().Matches(text))
        {
            if (match.Groups["math"].Success)
                continue;
            var span = new TextSpan(offset + match.Index, match.Length);
            if (TexSymbols.Find(match.Value) is { } character)
                found.Add(
                    Replace(
                        span,
                        $"{match.Value} is TeX for “{character}”",
                        $"Write {(character == " " ? "a space" : character)}",
                        character
                    )
                );
            else
                found.Add(new Finding(Id, span, $"{match.Value} is a command of TeX"));
        }
    }

    // A dollar sign before a digit is money; a formula does not end behind a blank.
    [GeneratedRegex(
        @"(?<math>\$\$?[^$\r\n]{1,400}?\$\$?)|\{?\\[`'^""~=.]\s?\{?(?:\\?[ij]|[a-zA-Z])\}?\}?|\{?\\[cuvHkr]\s?\{[a-zA-Z]\}\}?|\{\\[a-zA-Z]+\}|(?<!:\S{0,80}|\\)\\[a-zA-Z]{2,}(?![\\/\w]|\.\w)|(?<=\w)\\(?:o|O|l|L|ss|ae|oe|aa|i|j)(?:\{\}|\b\s?)|\\[%&#_](?!\w*\\)|(?<=\w)~(?=[\w(\[])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Residue();
}
