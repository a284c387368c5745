using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>Variants of misspelled links and missing words, and text that only looks similar.</summary>
public class MissedKindTests
{
    public static TheoryData<string, string> Schemes =>
        [
            .. new[]
            {
                ("https//", "https://"),
                ("http//", "http://"),
                ("https:/", "https://"),
                ("htps://", "https://"),
                ("htpps://", "https://"),
                ("htttps://", "https://"),
                ("hhttps://", "https://"),
                ("ttps://", "https://"),
                ("tps://", "https://"),
                ("ttp://", "http://"),
                ("htp://", "http://"),
                ("httpss://", "https://"),
                ("httsp://", "https://"),
                ("https:\\\\", "https://"),
                ("https:\\", "https://"),
                ("https;//", "https://"),
                ("https.//", "https://"),
                ("https:///", "https://"),
                ("https:", "https://"),
                ("https//:", "https://"),
                ("https:://", "https://"),
                ("https://https://", "https://"),
                ("http://https://", "https://"),
                ("HTTPS//", "https://"),
            }.Select(s => (s.Item1, s.Item2)),
        ];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Misspelled_scheme_is_fixed_everywhere(string written, string correct)
    {
        foreach (
            var text in (string[])
                [
                    Page($"The code is at {written}github.com/invented/garden."),
                    Page("It is the row in the shade.", $"Code: {written}github.com/invented/garden"),
                    "# Papers of 2025-08-01\n\n### [Gardens of Sparse Attention](https://arxiv.org/abs/2508.01234)\n\n"
                        + $"**Code**: [garden]({written}github.com/invented/garden)\n",
                ]
        )
        {
            var found = Find(text, "link.").ToList();
            found.Select(f => f.RuleId).ShouldBe(["link.malformed-scheme"], text);
            TextChange
                .Apply(text, found[0].Fixes[0].Changes)
                .ShouldBe(text.Replace(written + "github", correct + "github", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("See ftp://example.org/a, sftp://example.org and hxxps://example.org.")]
    [InlineData("It reads http/2, TCP/IP, and/or https: a scheme, file://example.org and C:\\rows.txt.")]
    [InlineData(
        "See https://web.archive.org/web/2020/https://example.org/a and https://example.org/?u=http://example.org."
    )]
    [InlineData("See s3://bucket.example/a, ws://example.org and git+https://github.com/o/r.")]
    public void Other_schemes_are_ignored(string sentence) =>
        Find(Page(sentence), "link.malformed-scheme").ShouldBeEmpty();

    [Theory]
    [InlineData("We water the the rows.", "the")]
    [InlineData("We water rows of of fruit.", "of")]
    [InlineData("We water\nrows rows of fruit.", "rows")]
    [InlineData("We water them with with, as they say, a hose.", "with")]
    [InlineData("The the rows bear fruit.", "the")]
    [InlineData("We water a a garden.", "a")]
    [InlineData("We use few-shot few-shot learning.", "few-shot")]
    public void Repeated_word_is_found(string sentence, string word) =>
        Find(Page(sentence), "text.repeated-word").ShouldHaveSingleItem().Span.Length.ShouldBe(word.Length);

    [Theory]
    [InlineData("We say that that is how it had had to be.")]
    [InlineData("It takes log log n steps, and is very very long.")]
    [InlineData("Wei Wei and Yao Yao water in in-row order, row by row.")]
    [InlineData("It is $x x$ and x x, and we do do it.")]
    [InlineData("We water rows. Rows bear fruit.")]
    [InlineData("Single-View View synthesis and the 10 10 grid.")]
    public void Legitimate_repetition_is_ignored(string sentence) =>
        Find(Page(sentence), "text.repeated-word").ShouldBeEmpty();

    [Theory]
    [InlineData("https://github.com/invented/LaS-Comp{LaS-Comp}.", "{LaS-Comp}")]
    [InlineData("https://github.com/invented/rows{this https URL}.", "{this https URL}")]
    [InlineData("https://example.org/{here}.", "{here}")]
    [InlineData("https://example.org/rows{https://example.org/rows}", "{https://example.org/rows}")]
    [InlineData("https://example.org/rows{\\texttt{rows}}.", "{\\texttt{rows}}")]
    [InlineData("https://example.org/rows/{our project page}, too.", "{our project page}")]
    public void Href_residue_is_removed(string link, string residue)
    {
        var text = Page("See " + link);
        var diagnostic = Find(text, "link.href-residue").ShouldHaveSingleItem();
        TextChange
            .Apply(text, diagnostic.Fixes[0].Changes)
            .ShouldBe(text.Replace(residue, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org/{id}/rows")]
    [InlineData("https://example.org/rows?x={x}")]
    [InlineData("\\href{https://example.org/rows}{rows}")]
    [InlineData("\\url{https://example.org/rows}")]
    public void Placeholders_and_complete_commands_are_not_residue(string link) =>
        Find(Page("See " + link + "."), "link.href-residue").ShouldBeEmpty();

    [Theory]
    [InlineData("Yor-Sarchttps://github.com/invented/rows", true)]
    [InlineData("available.https://github.com/invented/rows", true)]
    [InlineData("https://example.org/ahttps://example.org/b", true)]
    [InlineData("page:https://example.org/a", false)]
    [InlineData("(https://example.org/a)", false)]
    [InlineData("代码https://example.org/a", false)]
    [InlineData("“https://example.org/a”", false)]
    public void Link_that_follows_a_word_is_found(string link, bool found) =>
        Find(Page("See " + link), "link.missing-space-before").Any().ShouldBe(found);

    [Theory]
    [InlineData("We show that  outperforms all rows.")]
    [InlineData("In this work,  is a garden of rows.")]
    [InlineData("We water rows.  achieves much.")]
    [InlineData("We propose , a garden of rows.")]
    [InlineData("We compare it with , and .")]
    [InlineData("A method called  that waters rows.")]
    [InlineData("Experiments with  show much, and  consistently grows.")]
    public void Lost_word_is_found(string sentence) =>
        Find(Page(sentence), "text.missing-word").ShouldNotBeEmpty();

    [Theory]
    [InlineData("The garden  is green.")]
    [InlineData("Rows  and columns  of the  garden  are  green  and so  is  all.")]
    [InlineData("We water rows.  The garden grows.")]
    [InlineData("We water rows , and the garden grows .")]
    public void Other_spaces_are_not_a_missing_word(string sentence) =>
        Find(Page(sentence), "text.missing-word").ShouldBeEmpty();

    [Theory]
    [InlineData("We water rows , and more .", 2)]
    [InlineData("Is it green ? It is !", 2)]
    [InlineData("The rate is 3 : 1 and p(y|x) ; we use .NET and $a , b$.", 0)]
    [InlineData("Nous arrosons les rangs : les fruits sont dans la ville !", 0)]
    [InlineData("We propose , a garden.", 0)]
    public void Space_before_punctuation_is_found(string sentence, int count) =>
        Find(Page(sentence), "text.space-before-punctuation").Count().ShouldBe(count);

    private static string Page(string sentence, string field = "") =>
        $"Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens and watch. {sentence} It is there.\n\n{field}\n";

    private static IEnumerable<Diagnostic> Find(string text, string rule) =>
        Linter
            .Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default)
            .Where(f => f.RuleId.StartsWith(rule, StringComparison.Ordinal));
}
