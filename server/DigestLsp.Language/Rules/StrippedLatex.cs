using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports formulas that lost their backslashes and dollar signs.</summary>
public sealed partial class StrippedLatex : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.stripped-latex";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for LaTeX commands without their backslash: `17times`, `kgeq 1`, `leq 3`, `2sim4`, `mathcal{S^p}`, `proptoleft(`. Formulas with only one possible meaning have a fix. Fractions and roots have none because the page dropped a part of them. Names that may be words (`in`, `to`, `mid`, `alpha` alone) and formulas between dollar signs are ignored.";

    /// <inheritdoc/>
    public override string Why => "Readers do not recognize `kgeq 1` as `k ≥ 1`, and searches fail.";

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

                We plant gardens 3 times, in text (left) and right, at all times, with egg masses and a similar approximation, 4 pm to 5 pm, and $a \leq 3$.
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                A garden of 4{times}4 rows, or n times n rows, at 90^circ, with pi_{0.5}, ρapprox 0.1, 1.1sim2.2times and texttt{water}.
                             ^^^^^^^             ^^^^^              ^^^^^       ^^^^^^^^   ^^^^^^      ^^^^^^^^^^^^^^     ^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        var formulas = TexFormula.In(text);
        foreach (var match in Matches(text))
        {
            var span = new TextSpan(offset + match.Index, match.Length);
            if (TextSpan.AnyOverlaps(formulas, new TextSpan(match.Index, match.Length)))
                continue;
            var mended = Mend(match);
            found.Add(
                mended is null || mended == match.Value
                    ? new Diagnostic(Id, span, $"LaTeX formula `{match.Value}` without backslashes")
                    : Replace(
                        span,
                        $"LaTeX command without backslash; did you mean `{mended}`?",
                        Fix.ReplaceWith(mended),
                        mended,
                        safe: false
                    )
            );
        }
    }

    private static string? Mend(Match match)
    {
        if (match.Groups["chain"].Success)
            return Operator().Replace(match.Value, m => TexSymbols.Find("\\" + m.Value)!);
        if (match.Groups["font"] is { Success: true } font)
            return WithoutFont(font.Value, match.Groups["words"].Value);
        if (!match.Groups["op"].Success || TexSymbols.Find("\\" + match.Groups["op"].Value) is not { } symbol)
            return null;
        var (left, right) = (match.Groups["left"].Value, match.Groups["right"].Value);
        if (match.Groups["degree"].Success)
            return symbol == "∘" ? "°" : "^" + symbol;
        if (match.Groups["glued"].Success)
            return IsRelation(symbol) ? " " + symbol : symbol;
        // Relations have spaces around them; factors and ranges do not.
        return IsRelation(symbol) && left.Length > 0 ? $"{left} {symbol} {right}" : left + symbol + right;
    }

    private static bool IsRelation(string symbol) => symbol is not ("×" or "∼" or "±" or "⋅");

    // A letter with subscripts gets its alphabet; words keep their letters. Inside may be another name without its backslash.
    private static string? WithoutFont(string font, string words)
    {
        if (words.Length == 0 || TexSymbols.Find("\\" + words) is not null)
            return null;
        if (TexFonts.IsPlain(font) || TexFonts.IsSwitch(font))
            return words;
        return words.Length == 1 || words[1] is '^' or '_'
            ? TexFonts.Letter(font, words[0]) is { } letter
                ? letter + words[1..]
                : null
            : null;
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
            "vartheta",
            "varnothing",
            "emptyset",
            "cdot",
            "ldots",
            "odot",
            "supseteq",
        ],
        StringComparison.Ordinal
    );

    // The forms that a run of only letters must have: one of these, or a letter next to an operator.
    private static readonly HashSet<string> WholeRuns =
    [
        .. (
            "sim pm leq geq neq approx simeq times rightarrow longrightarrow leftrightarrow longleftrightarrow Rightarrow "
            + "Leftrightarrow LeftRightarrow Leftarrow leftarrow uparrow downarrow circlearrowright infty varepsilon varphi vartheta "
            + "varnothing emptyset propto cdot cdots ldots oplus otimes odot nabla subseteq supseteq langle rangle"
        ).Split(' '),
    ];

    private static readonly HashSet<string> Operators =
    [
        "geq",
        "leq",
        "neq",
        "approx",
        "sim",
        "propto",
        "times",
        "gg",
        "ll",
    ];

    // Braces, scripts and Greek letters, to which a name may be joined.
    private static readonly SearchValues<char> Marks = SearchValues.Create(
        "{_^" + string.Concat(Enumerable.Range(0x0391, 0x03F6 - 0x0391).Select(c => (char)c))
    );

    /// <summary>
    /// Gets all matches of the pattern. A match has a name, a brace or a script in or right after the run of letters, digits, periods and
    /// percent signs that it starts in. The pattern is tried only there: trying it at every character costs as much as all other rules.
    /// </summary>
    internal static IEnumerable<Match> Matches(string text)
    {
        var (name, mark, runEnd) = (-1, -1, 0);
        for (var at = 0; at < text.Length; )
        {
            if (name < at && name != text.Length)
                name = IndexOrEnd(text, at, text.AsSpan(at).IndexOfAny(Names));
            if (mark < at && mark != text.Length)
                mark = IndexOrEnd(text, at, text.AsSpan(at).IndexOfAny(Marks));
            var (start, end) = (Math.Min(name, mark), Math.Min(name, mark));
            if (end == text.Length)
                yield break;
            while (start > at && IsInRun(text[start - 1]))
                start--;
            // A run may contain thousands of matches; its end is searched once.
            end = Math.Max(end, runEnd);
            while (end < text.Length && IsInRun(text[end]))
                end++;
            runEnd = end;
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

    // The other characters in \w: combining marks and connectors.
    private static bool IsWord(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.ConnectorPunctuation;

    // Whether a run with a name in it can be more than a word.
    private static bool IsSuspicious(string text, int start, int end)
    {
        // Before a bracket, or the rest of a run after a match.
        if (end < text.Length && "([|".Contains(text[end]) || start > 0 && IsInRun(text[start - 1]))
            return true;
        var run = text.AsSpan(start, end - start).TrimEnd(".,");
        foreach (var character in run)
        {
            if (!char.IsAsciiLetter(character))
                return true;
        }
        return WholeRuns.Contains(run.ToString())
            || (
                run.Length is > 2 and < 9
                && (Operators.Contains(run[1..].ToString()) || Operators.Contains(run[1..^1].ToString()))
            );
    }

    private const string Number = @"\d+(?:[.,]\d+)*(?:[KMB]\b|[KMB](?=times)|%)?";
    private const string Letter = "[b-zB-HJ-Z]";

    // A side of a factor: a letter that is not a word, or one with a script.
    private const string Side = @"(?:\b[b-hj-zB-HJ-Z]|\b[a-zA-Z](?:[_^](?:\w|\{\w{1,8}\}))+|\}|\^\d+)";

    // Names that are not words of any language.
    private const string Unmistakable =
        "(?:long)?(?:left)?rightarrow|(?:Left)?[Rr]ightarrow|[Ll]eftarrow|uparrow|downarrow|circlearrowright|infty|varepsilon|varphi"
        + "|vartheta|varnothing|emptyset|propto|cdots?|ldots|oplus|otimes|odot|nabla|subseteq|supseteq|langle|rangle|leq|geq|neq|simeq";

    private const string Greek =
        "alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|varphi|chi|psi|omega|ell"
        + "|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega";

    private const string Fonts =
        "math(?:cal|bb|bf|rm|sf|frak|scr|it)|boldsymbol|operatorname|text(?:bf|it|tt|sc|rm|sf)?|scriptsize|underline|overline|widehat|widetilde";

    [GeneratedRegex("sim|pm|leq|geq|approx|ll|gg|neq|cdot|rightarrow|times")]
    private static partial Regex Operator();

    /// <summary>Matches exactly at the start position.</summary>
    [GeneratedRegex(
        $$"""
            \G(?:(?<chain>(?<![\w.,\\]){{Number}}(?:(?:sim|pm|leq|geq|approx|ll|gg|neq|cdot|rightarrow){{Number}}|times(?:{{Number}})?)+)(?![A-Za-z])
            |(?<left>)(?<=(?<![\w.,\\])\d+\.\d+%?[ ])(?<op>pm)[ ](?<right>{{Number}})(?!\w)
            |(?<left>)(?<![\w\\])(?:(?<op>sim|leq|geq|approx)[ ]?|(?<!\d[ ])(?<op>pm)[ ]?)(?<right>{{Number}})(?!\w)
            |(?<left>(?<![\w\\'’-])[a-zA-Z])(?<op>geq|leq|neq|approx|sim|propto)[ ]?(?<right>\d+(?:\.\d+)?|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w\\'’-])[b-np-zB-NP-Z])(?<op>times)(?<right>)(?![\w'’-])
            |(?<left>(?<![\w\\'’-])[b-df-zB-DF-Z])(?<op>gg)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<left>(?<![\w\\'’-])[k-ps-zK-PS-Z])(?<op>ll)[ ](?<right>\d+|[a-zA-Z])(?![\w'’-])
            |(?<left>)(?<={{Side}}[ ])(?<op>times)(?<right>)(?=[ ](?:{{Letter}}(?![\w'’-])|[a-zA-Z][_^]))
            |(?<left>)(?<=\b\d+[ ])(?<op>times)(?<right>)(?=[ ]\d+\^)
            |(?<left>)(?<![A-Za-z\\^_])\{(?<op>sim|times|pm|approx|leq|geq|le|ge|cdot|to|rightarrow)\}(?<right>)
            |(?<![A-Za-z\\])(?<font>{{Fonts}})\{(?<words>[^{}\r\n]{0,80})\}
            |(?<![\w\\])\{(?<font>scriptsize|footnotesize|small|large|tiny|bf|it|tt|sc|rm)[ ](?<words>[^{}\r\n]{1,80})\}
            |(?<![A-Za-z\\])(?<left>)(?<op>{{Unmistakable}})(?<right>)(?![A-Za-z])
            |(?<![\w\\])(?<left>)(?<op>{{Greek}})(?<right>(?:[_^](?:\{[\w.,+-]{1,12}\}|\w(?:(?!\w)|(?=propto|approx|leq|geq|times|cdot)))))
            |(?<![\w\\])(?<left>)(?<op>sum|prod|int)(?<right>)(?=_\{)
            |(?<=\d)(?<degree>\^\{?)(?<op>circ)\}?(?![A-Za-z])
            |(?<=[\w})])(?<degree>\^\{?)(?<op>top)\}?(?![A-Za-z])
            |(?<glued>(?<=[\u0391-\u03F5]))(?<op>to|in|approx|cdot|times|leq|geq|le|ge|sim|propto|neq|ll|gg|pm)(?![A-Za-z])
            |(?<![\w\\])\w{0,12}left[(\[|][^\r\n]{0,80}?right[)\]|](?:\^\{?[\w/+-]{1,8}\}?)?)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    internal static partial Regex Stripped();
}
