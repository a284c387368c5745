using System.Buffers;
using System.Globalization;
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
        foreach (var match in Matches(text))
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

    // English words that hold a name and are never one.
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "times",
            "left",
            "all",
            "will",
            "well",
            "still",
            "small",
            "full",
            "call",
            "tell",
            "sell",
            "fell",
            "simple",
            "similar",
        ],
        StringComparison.Ordinal
    );

    /// <summary>
    /// All matches of the pattern. Whatever it finds holds a name, a brace or a script in the run of letters, digits, points and percent
    /// signs that it starts in or right behind it, so only there it is tried: a look at every character costs as much as all other rules.
    /// </summary>
    internal static IEnumerable<Match> Matches(string text)
    {
        var (name, mark) = (-1, -1);
        for (var at = 0; at < text.Length; )
        {
            if (name < at && name != text.Length)
                name = IndexOrEnd(text, at, text.AsSpan(at).IndexOfAny(Names));
            if (mark < at && mark != text.Length)
                mark = IndexOrEnd(text, at, text.AsSpan(at).IndexOfAny("{_^"));
            var (start, end) = (Math.Min(name, mark), Math.Min(name, mark));
            if (end == text.Length)
                yield break;
            while (start > at && IsInRun(text[start - 1]))
                start--;
            while (end < text.Length && IsInRun(text[end]))
                end++;
            at = Math.Min(end + 1, text.Length);
            if (mark > end && !IsSuspicious(text, start, end))
                continue;
            for (var i = start; i <= end; i++)
            {
                if (Stripped().Match(text, i) is not { Success: true } match)
                    continue;
                yield return match;
                at = match.Index + match.Length;
                break;
            }
        }
    }

    private static int IndexOrEnd(string text, int from, int found) => found < 0 ? text.Length : from + found;

    private static bool IsInRun(char character) =>
        char.IsLetterOrDigit(character)
        || character is '.' or ',' or '%' or '_'
        || (character > '\u007F' && IsWord(character));

    // The other characters that \w stands for: marks and connectors.
    private static bool IsWord(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.ConnectorPunctuation;

    // Whether a run with a name in it is more than an English word.
    private static bool IsSuspicious(string text, int start, int end) =>
        end < text.Length && "([|".Contains(text[end])
        || text.AsSpan(start, end - start).ContainsAnyInRange('0', '9')
        || !Words.Contains(text[start..end].TrimEnd('.', ','));

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

    /// <summary>What is found, at the very place where the look begins.</summary>
    [GeneratedRegex(
        """
            \G(?:(?<left>(?<![\w.])\d+(?:[.,]\d+)*[KMB%]?)(?<op>times)(?<right>\d+(?:\.\d+)?)?(?![A-Za-z])
            |(?<left>(?<![\w.])\d+(?:\.\d+)?%?)(?<op>sim|pm|leq|geq|approx|ll|gg|neq)(?<right>\d+(?:\.\d+)?%?)(?![A-Za-z])
            |(?<left>)(?<![\w])(?<op>sim|leq|geq|approx|pm)[ ]?(?<right>\d+(?:\.\d+)*[KMB%]?)(?![\w])
            |(?<left>(?<![\w'’-])[a-zA-Z])(?<op>geq|leq|neq|approx|sim|propto)[ ]?(?<right>\d+(?:\.\d+)?|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w'’-])[b-df-zB-DF-Z])(?<op>gg)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w'’-])[k-ps-zK-PS-Z])(?<op>ll)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<![\w\\])(?:math(?:cal|bb|bf|rm|sf|frak|scr|it)|boldsymbol|operatorname|text(?:bf|it|tt|sc|rm|sf)|scriptsize|underline|overline|widehat|widetilde)\{[^{}\r\n]{0,80}\}
            |(?<![\w\\])\{(?:scriptsize|footnotesize|small|large|tiny|bf|it|tt|sc|rm)[ ][^{}\r\n]{1,80}\}
            |(?<![\w\\])(?<left>)(?<op>(?:long)?(?:left)?rightarrow|[Rr]ightarrow|leftarrow|uparrow|downarrow|varepsilon|varphi|oplus|otimes|nabla|subseteq|infty|langle|rangle)(?<right>)(?![\w])
            |(?<![\w\\])(?<left>)(?<op>alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|ell)(?<right>(?:[_^](?:\{\w{1,8}\}|\w(?!\w))))
            |(?<![\w\\])\w{0,12}left[(\[|][^\r\n]{0,80}?right[)\]|](?:\^\{?[\w/+-]{1,8}\}?)?)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    internal static partial Regex Stripped();
}
