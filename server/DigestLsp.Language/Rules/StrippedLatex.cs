using System.Buffers;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Formulas whose backslashes and dollar signs a page took away.</summary>
public sealed partial class StrippedLatex : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.stripped-latex";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds names of TeX commands that lost their backslash: `17times`, `kgeq 1`, `leq 3`, `2sim4`, `mathcal{S^p}`, `proptoleft(`. What has one reading is mended; a fraction or a root never is, for the page lost part of it.";

    /// <inheritdoc/>
    public override string Why => "Nobody reads kgeq 1 as k ≥ 1, and a search for either finds nothing.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention 1.3times faster for kgeq 1 and leq 3 rows, in mathcal{S^p} and where ngg m, at 2sim4 o'clock.
                                              ^^^^^^^^            ^^^^^^     ^^^^^          ^^^^^^^^^^^^           ^^^^^     ^^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens 3 times, in text (left) and right, at all times, with egg masses and a similar approximation.
                """,
        ];

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Finding> found)
    {
        if (!IsSuspicious(text))
            return;
        foreach (Match match in Stripped().Matches(text))
        {
            var span = new TextSpan(offset + match.Index, match.Length);
            var mended = Mend(match);
            found.Add(
                mended is null
                    ? new Finding(Id, span, $"“{match.Value}” is a formula that lost its backslashes")
                    : Replace(
                        span,
                        $"“{match.Value}” is {mended} without its backslash",
                        $"Write {mended}",
                        mended,
                        safe: false
                    )
            );
        }
    }

    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "times",
            "sim",
            "pm",
            "leq",
            "geq",
            "approx",
            "neq",
            "ll",
            "gg",
            "propto",
            "left",
            "arrow",
            "infty",
            "oplus",
            "otimes",
            "nabla",
            "subseteq",
            "langle",
            "rangle",
            "varepsilon",
            "varphi",
        ],
        StringComparison.Ordinal
    );

    // A cheap look for what the pattern could find: braces and scripts, or a name that is glued to something or no English word.
    private static bool IsSuspicious(string text)
    {
        if (text.AsSpan().IndexOfAny("{_^") >= 0)
            return true;
        for (var at = 0; text.AsSpan(at).IndexOfAny(Names) is var found && found >= 0; )
        {
            var (start, end) = (at + found, at + found);
            while (start > 0 && char.IsAsciiLetter(text[start - 1]))
                start--;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (
                start > 0 && char.IsAsciiDigit(text[start - 1])
                || end < text.Length && (char.IsAsciiDigit(text[end]) || "([|".Contains(text[end]))
            )
                return true;
            var word = text.AsSpan(start, end - start);
            if (
                word
                    is not (
                        "times"
                        or "left"
                        or "all"
                        or "will"
                        or "well"
                        or "still"
                        or "small"
                        or "full"
                        or "call"
                        or "tell"
                        or "sell"
                        or "fell"
                        or "simple"
                        or "similar"
                    )
                && (
                    Names.Contains(word.ToString())
                    || (word.Length > 2 && Names.Contains(word[1..].ToString()))
                )
            )
                return true;
            at = end;
        }
        return false;
    }

    private static string? Mend(Match match)
    {
        if (!match.Groups["op"].Success)
            return null;
        var symbol = TexSymbols.Find("\\" + match.Groups["op"].Value);
        if (symbol is null)
            return null;
        var (left, right) = (match.Groups["left"].Value, match.Groups["right"].Value);
        // Relations between two sides stand apart from them, factors and ranges do not.
        var apart = symbol is not ("×" or "∼" or "±") && left.Length > 0;
        return apart ? $"{left} {symbol} {right}"
            : symbol is "×" ? $"{left}×{right}"
            : left + symbol + right;
    }

    [GeneratedRegex(
        """
            (?<left>(?<![\w.])\d+(?:[.,]\d+)*[KMB%]?)(?<op>times)(?<right>\d+(?:\.\d+)?)?(?![A-Za-z])
            |(?<left>(?<![\w.])\d+(?:\.\d+)?%?)(?<op>sim|pm|leq|geq|approx|ll|gg|neq)(?<right>\d+(?:\.\d+)?%?)(?![A-Za-z])
            |(?<left>)(?<![\w])(?<op>sim|leq|geq|approx|pm)[ ]?(?<right>\d+(?:\.\d+)*[KMB%]?)(?![\w])
            |(?<left>(?<![\w'’-])[a-zA-Z])(?<op>geq|leq|neq|approx|sim|propto)[ ]?(?<right>\d+(?:\.\d+)?|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w'’-])[b-df-zB-DF-Z])(?<op>gg)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w'’-])[k-ps-zK-PS-Z])(?<op>ll)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<![\w\\])(?:math(?:cal|bb|bf|rm|sf|frak|scr|it)|boldsymbol|operatorname|text(?:bf|it|tt|sc|rm|sf)|scriptsize|underline|overline|widehat|widetilde)\{[^{}\r\n]{0,80}\}
            |(?<![\w\\])\{(?:scriptsize|footnotesize|small|large|tiny|bf|it|tt|sc|rm)[ ][^{}\r\n]{1,80}\}
            |(?<![\w\\])(?<left>)(?<op>(?:long)?(?:left)?rightarrow|[Rr]ightarrow|leftarrow|uparrow|downarrow|varepsilon|varphi|oplus|otimes|nabla|subseteq|infty|langle|rangle)(?<right>)(?![\w])
            |(?<![\w\\])(?<left>)(?<op>alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|ell)(?<right>(?:[_^](?:\{\w{1,8}\}|\w(?!\w))))
            |(?<![\w\\])\w{0,12}left[(\[|][^\r\n]{0,80}?right[)\]|](?:\^\{?[\w/+-]{1,8}\}?)?
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Stripped();
}
