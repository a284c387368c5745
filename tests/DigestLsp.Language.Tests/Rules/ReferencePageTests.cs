using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>The diagnostics of the reference page equal its known answers.</summary>
public class ReferencePageTests
{
    private const string Page = "daily-papers-aug-1.txt";

    [Theory]
    [InlineData("text.tex-quotes", "TeX quotes")]
    [InlineData("text.missing-space-after-punctuation", "missing space after punctuation")]
    [InlineData("entry.code-promised-without-link", "code promised, no link")]
    [InlineData("entry.truncated-abstract", "abstract cut off (no closing sentence)")]
    [InlineData("page.boilerplate", "page chrome")]
    public void Lines_match_the_known_answers(string rule, string gold)
    {
        var expected = Corpus
            .Json("daily-papers-aug-1.gold.json")
            .GetProperty("findings")
            .GetProperty(gold)
            .EnumerateArray()
            .Select(l => l.GetInt32());
        Lines(rule).Distinct().ShouldBe(expected);
    }

    [Fact]
    public void Residue_matches_the_known_answers()
    {
        var text = Corpus.Read(Page);
        Diagnostics(text, "text.latex-residue")
            .Select(f => text.Substring(f.Span.Start, f.Span.Length))
            .ShouldBe(
                ["\\'e", "\\eg", "\\ladder", "\\ladder", "\\ladder", "~", "\\%", "{\\tau}", "{\\tau}"],
                ignoreOrder: true
            );
    }

    [Fact]
    public void Stripped_formulas_match_the_known_answers()
    {
        var text = Corpus.Read(Page);
        Diagnostics(text, "text.stripped-latex")
            .Select(f => text.Substring(f.Span.Start, f.Span.Length))
            .ShouldBe([
                "mathcal{S^p}",
                "mathcal{S^n}",
                "kgeq 1",
                "kgeq 2",
                "ngg m",
                "proptoleft(d/mright)^{1/2}",
            ]);
    }

    [Fact]
    public void No_rule_reports_anything_else() =>
        Diagnostics(Corpus.Read(Page), "")
            .Select(f => f.RuleId)
            .Distinct()
            .Order()
            .ShouldBe([
                "entry.code-promised-without-link",
                "entry.truncated-abstract",
                "link.missing-scheme",
                "page.boilerplate",
                "text.latex-residue",
                "text.missing-space-after-punctuation",
                "text.stripped-latex",
                "text.tex-quotes",
            ]);

    private static IEnumerable<int> Lines(string rule)
    {
        var text = Corpus.Read(Page);
        var lines = new LineMap(text);
        return Diagnostics(text, rule).Select(f => lines.Position(f.Span.Start).Line);
    }

    private static IEnumerable<Diagnostic> Diagnostics(string text, string rule) =>
        Linter
            .Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default)
            .Where(f => rule.Length == 0 || f.RuleId == rule);
}
