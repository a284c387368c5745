using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// Formulas of real papers in arXiv's TeX and as shown by the page without backslashes: unambiguous ones are fixed, and no fix differs from
/// the TeX.
/// </summary>
public partial class StrippedLatexPairsTests
{
    private const double Recall = 0.98;

    private sealed record Pair(string Tex, string Shown);

    private static List<Pair> Pairs() =>
        [
            .. Corpus
                .Json("stripped-latex-pairs.json")
                .EnumerateArray()
                .Select(p => new Pair(p[1].GetString()!, p[2].GetString()!))
                // A formula that is only a multiplication sign follows its number: 4$\times$.
                .Select(p => p.Shown == "times" ? new Pair("4" + p.Tex, "4times") : p)
                .Where(p => p.Shown.Length > 0 && !p.Shown.Contains('\n')),
        ];

    [Fact]
    public void No_fix_changes_the_meaning()
    {
        var pairs = Pairs();
        var wrong = new List<string>();
        var mends = 0;
        foreach (var pair in pairs)
        {
            foreach (var around in new[] { "It is {0} in the end.", "({0})", "We gain {0}, or more." })
            {
                var sentence = string.Format(CultureInfo.InvariantCulture, around, pair.Shown);
                var mended = Mend(sentence);
                if (mended == sentence)
                    continue;
                mends++;
                var meant = Unicode(pair.Tex);
                // All symbols of the fixed text are those of the TeX in its order, and only names, spaces and braces are removed.
                if (!IsSubsequence(Symbols(mended), Symbols(meant)) || Rest(mended) != Rest(sentence))
                    wrong.Add($"{pair.Tex} | {pair.Shown} | {mended} | {meant}");
            }
        }
        pairs.Count.ShouldBeGreaterThan(1000);
        mends.ShouldBeGreaterThan(500);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Unambiguous_formula_is_fixed()
    {
        var certain = Pairs().Where(HasOneReading).ToList();
        var missed = certain
            .Where(p => Symbols(Mend($"It is {p.Shown} in the end.")) != Symbols(Unicode(p.Tex)))
            .Select(p => $"{p.Shown} | {Mend(p.Shown)} | {Unicode(p.Tex)}")
            .ToList();
        certain.Count.ShouldBeGreaterThan(150);
        (1 - ((double)missed.Count / certain.Count)).ShouldBeGreaterThanOrEqualTo(
            Recall,
            string.Join("\n", missed)
        );
    }

    // A number before times or between ~ and similar signs, a relation before a number, an arrow: never in sentences.
    private static bool HasOneReading(Pair pair) =>
        Certain().IsMatch(pair.Shown) && !Lossy().IsMatch(pair.Tex) && !Words().IsMatch(pair.Shown);

    [GeneratedRegex(
        @"\dtimes|\{(sim|times)\}|^(leq|geq|sim|approx) ?\d|\dsim\d|rightarrow|uparrow|downarrow|cdot|propto|oplus|varnothing|_\{?times|\d\^\{?circ|langle"
    )]
    private static partial Regex Certain();

    [GeneratedRegex(@"\\(frac|sqrt|R\b|cal)")]
    private static partial Regex Lossy();

    // Names that may also be English words.
    [GeneratedRegex(@"\b(in|to|mid|log|exp|alpha|beta|eta|max|top|left|right|pi|ell)\b|eta/")]
    private static partial Regex Words();

    private static string Mend(string sentence)
    {
        for (var step = 0; step < 8; step++)
        {
            var text =
                $"Aug 1\n\nGardens of Sparse Attention\n\nWe plant them and watch them grow. {sentence}\n";
            var found = Linter
                .Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default)
                .Where(f => f.RuleId == "text.stripped-latex");
            var changes = Fixes.All(found);
            if (changes.Count == 0)
                break;
            sentence = TextChange
                .Apply(text, changes)[text.IndexOf(sentence, StringComparison.Ordinal)..]
                .TrimEnd('\n');
        }
        return sentence;
    }

    private static string Unicode(string tex) =>
        Degree()
            .Replace(
                Command()
                    .Replace(
                        tex,
                        m =>
                            m.Groups["font"].Success
                            && TexFonts.Letter(m.Groups["font"].Value, m.Groups["letter"].Value[0])
                                is { } letter
                                ? letter
                                : TexSymbols.Find(m.Value.Split('{')[0]) ?? ""
                    ),
                "°"
            );

    [GeneratedRegex(
        @"\\(?<font>mathbb|mathcal)\{(?<letter>[A-Z])|\\([a-zA-Z]+|%)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Command();

    [GeneratedRegex(@"\^\{?∘\}?")]
    private static partial Regex Degree();

    private static string Symbols(string text) =>
        string.Concat(text.Where(c => c > 127 && !char.IsSurrogate(c)).Select(c => c == 'ε' ? 'ϵ' : c));

    private static bool IsSubsequence(string part, string whole)
    {
        var at = 0;
        foreach (var symbol in part)
        {
            at = whole.IndexOf(symbol, at) + 1;
            if (at == 0)
                return false;
        }
        return true;
    }

    // Digits and letters outside of names, which no fix may change.
    private static string Rest(string text) =>
        string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '%' or '.' or '_' or '+'));
}
