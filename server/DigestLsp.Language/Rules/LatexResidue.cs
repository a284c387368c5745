using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports TeX commands in plain text: <c>Fr\'echet</c>, <c>20\%</c>, <c>{\tau}</c>, <c>\textbf{x}</c>.</summary>
public sealed partial class LatexResidue : ProseRule
{
    private const int MaxArgumentLength = 600;

    /// <inheritdoc/>
    public override string Id => "text.latex-residue";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for LaTeX accents, escapes and commands in plain text. Formulas between dollar signs are ignored. Commands without a Unicode equivalent have no fix. Fixes that remove font commands are not safe fixes.";

    /// <inheritdoc/>
    public override string Why => "Readers see backslashes, and searches for the word fail.";

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
            """
                Aug 1

                Gardens of Sparse Attention

                We \emph{plant} gardens, {\bf all} in rows (\eg in $\mathbb{R}$), for \$5 a row. Prices of $5 and $7 are left alone.
                   ^^^^^                  ^^^               ^^^                       ^^
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) => text.IndexOfAny('\\', '~') >= 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        var formulas = TexFormula.In(text);
        foreach (Match match in Residue().Matches(text))
        {
            if (TextSpan.AnyOverlaps(formulas, new TextSpan(match.Index, match.Length)))
                continue;
            var span = new TextSpan(offset + match.Index, match.Length);
            if (Character(match.Value) is { } character)
                found.Add(
                    Replace(
                        span,
                        $"LaTeX escape `{match.Value}` in plain text",
                        Fix.ReplaceWith(character),
                        character
                    )
                );
            else
                found.Add(
                    new Diagnostic(Id, span, $"LaTeX command `{match.Value}` in plain text")
                    {
                        Fixes = WithoutCommand(text, match, offset) is { } fix ? [fix] : [],
                    }
                );
        }
    }

    private static string? Character(string tex) =>
        tex is "\\ " or "\\," or "\\;" ? " " : TexSymbols.Find(tex);

    /// <summary>Gets the fix for a command that only sets a font, selects a math alphabet or is an abbreviation.</summary>
    private static Fix? WithoutCommand(string text, Match match, int offset)
    {
        var name = match.Value.Trim('{', '}', '\\');
        var (start, end) = (match.Index, match.Index + match.Length);
        if (Abbreviation(name) is { } words)
            return Write(words, new TextChange(new TextSpan(offset + start, match.Length), words));
        if (TexFonts.IsSwitch(name) && start > 0 && text[start - 1] == '{' && end < text.Length)
        {
            var blank = text[end] == ' ' ? 1 : 0;
            return Closing(text, start - 1) is { } last
                ? Write(
                    Shown(text[(end + blank)..last]),
                    new TextChange(TextSpan.FromBounds(offset + start - 1, offset + end + blank), ""),
                    new TextChange(new TextSpan(offset + last, 1), "")
                )
                : null;
        }
        if (end >= text.Length || text[end] != '{' || Closing(text, end) is not { } close)
            return null;
        var argument = text[(end + 1)..close];
        if (argument.Length == 1 && TexFonts.Letter(name, argument[0]) is { } letter)
            return Write(
                letter,
                new TextChange(TextSpan.FromBounds(offset + start, offset + close + 1), letter)
            );
        return TexFonts.IsPlain(name) && argument.Length > 0
            ? Write(
                Shown(argument),
                new TextChange(TextSpan.FromBounds(offset + start, offset + end + 1), ""),
                new TextChange(new TextSpan(offset + close, 1), "")
            )
            : null;
    }

    private static Fix Write(string words, params TextChange[] changes) =>
        new(Fix.ReplaceWith(words), changes) { IsPreferred = true };

    private static string Shown(string words) => words.Length <= 40 ? words : words[..39] + "…";

    private static string? Abbreviation(string name) =>
        name switch
        {
            "ie" => "i.e.",
            "eg" => "e.g.",
            "etal" => "et al.",
            _ => null,
        };

    /// <summary>Gets the offset of the matching closing brace in the same paragraph.</summary>
    private static int? Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length && i - open <= MaxArgumentLength; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && --depth == 0)
                return i;
        }
        return null;
    }

    [GeneratedRegex(
        @"\{?\\[`'^""~=.]\s?\{?(?:\\?[ij]|[a-zA-Z])\}?\}?|\{?\\[cuvHkr]\s?\{[a-zA-Z]\}\}?|\{\\[a-zA-Z]+\}|(?<!:\S{0,80}|\\)\\[a-zA-Z]{2,}(?![\\/\w]|\.\w)|(?<=\w)\\(?:o|O|l|L|ss|ae|oe|aa|i|j)(?:\{\}|\b\s?)|\\[%&#_$](?!\w*\\)|(?<=[.\w)])\\[ ,;](?=[\w(])|(?<=\w)~(?=[\w(\[])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Residue();
}
