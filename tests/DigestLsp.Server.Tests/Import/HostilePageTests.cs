using System.Text;
using CsCheck;
using DigestLsp.Import;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Tests;

namespace DigestLsp.Server.Tests.Import;

/// <summary>For any page, importing ends without failure, and its result parses as imported.</summary>
public sealed class HostilePageTests
{
    private static readonly string[] Pieces =
    [
        "<div>",
        "</div>",
        "<article>",
        "</article>",
        "<h3>",
        "</h3>",
        "<a href='/papers/2508.00011'>",
        "<a href=\"https://huggingface.co/papers/2507.00022\">",
        "</a>",
        "<p>",
        "</p>",
        "<li title='Ada, Invented'>",
        "</li>",
        "· 171 authors",
        "<table>",
        "<tr><td>",
        "<b x=1>",
        "<b x=2>",
        "</b>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "<svg><title>",
        "<template>",
        "<h2>Abstract</h2>",
        "<h1>",
        "arxiv:2508.00011",
        "<dl><dt>",
        "<a title=Abstract href=/abs/2508.00011>",
        "<dd><div class=list-title>",
        "<p class=mathjax>",
        "data-props='{\"paper\":{\"id\":\"2508.00011\",\"title\":\"x\"}}'",
        "<i data-target=DailyPapers ",
        ">",
        "Lanterns for Long Corridors",
        "Aug 1",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "&lt;b&gt;",
        "&#0;",
        "\u202E",
        "\u0007",
        "\uD800",
        "<a href='javascript:alert(1)'>",
        "<a href='https://github.com/a/b'>",
        "<plaintext>",
        "<select>",
        "<frameset>",
        "<!--StartFragment-->",
        "<!--EndFragment-->",
        "=cmd|' /C calc'!A0",
        "Title:",
        "---",
    ];

    [Fact]
    public void Random_markup_is_read_or_left() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 60]
            .Select(i => string.Concat(i.Select(n => Pieces[n])))
            .ForAll(
                html =>
                {
                    var imported = Importer.Import(html, "", null);
                    ReadBack(imported);
                    foreach (var link in Tree(imported.Text).Parts.SelectMany(p => p.Part.Links))
                        link.Text.ShouldNotStartWith("javascript");
                },
                iterations: 2000
            );

    // A repeated word is a separate problem.
    private static string Joined(string[] words) =>
        string.Join(' ', words.Where((word, i) => i == 0 || words[i - 1] != word));

    [Fact]
    public void Papers_on_cards_come_out_as_they_are_with_nothing_to_find()
    {
        var word = Gen.OneOf([
            .. new[]
            {
                "lanterns",
                "light",
                "the",
                "corridor",
                "of",
                "sparse",
                "attention",
                "models",
                "gardens",
                "and",
                "rivers",
                "bridges",
            }.Select(Gen.Const),
        ]);
        var title = word.Array[3, 9].Select(w => "Lanterns " + Joined(w));
        var sentence = word.Array[5, 14].Select(w => "We see that " + Joined(w) + ".");
        // In a list of papers, less than 80 characters are not an abstract.
        var card = Gen.Select(title, sentence.Array[3, 6], Gen.Int[10000, 99999], Gen.Bool);
        card.Array[1, 8]
            .ForAll(
                cards =>
                {
                    var papers = cards.DistinctBy(c => c.Item1).DistinctBy(c => c.Item3).ToList();
                    var page = string.Concat(
                        papers.Select(c =>
                            $"<article><h3><a href='/papers/2508.{c.Item3}'>{c.Item1}</a></h3><p>{string.Join(' ', c.Item2)}</p>"
                            + (
                                c.Item4
                                    ? $"<a href='https://github.com/invented/r{c.Item3}'>GitHub 12</a><div>Jul 30, 2025</div>"
                                    : ""
                            )
                            + "</article>"
                        )
                    );
                    var imported = Importer.Import("<main><div>Aug 1, 2025</div>" + page, "", null);
                    var read = ExportDigest
                        .Of(Tree(imported.Text), new Publication("", default))
                        .Papers.ToList();
                    read.Select(p =>
                            (
                                p.Paper.Title,
                                p.Paper.Abstract,
                                p.Paper.ArxivId,
                                p.Paper.Published,
                                Code: p.Paper.Fields.Select(f => f.Value).SingleOrDefault()
                            )
                        )
                        .ShouldBe(
                            papers.Select(c =>
                                (
                                    c.Item1,
                                    string.Join(' ', c.Item2),
                                    (string?)$"2508.{c.Item3}",
                                    c.Item4 ? "2025-07-30" : null,
                                    Code: c.Item4 ? $"https://github.com/invented/r{c.Item3}" : null
                                )
                            )
                        );
                    read.ShouldAllBe(p => p.Day.Date == "2025-08-01");
                    Linter
                        .Check(Tree(imported.Text), RuleSettings.Default)
                        .Select(f => f.RuleId + " " + f.Message)
                        .ShouldBeEmpty(imported.Text);
                },
                iterations: 200
            );
    }

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<b><p>", 100_000)]
    [InlineData("<p>", 100_000)]
    [InlineData("<li title=a>", 100_000)]
    [InlineData("<article><h3><a href=/papers/2508.00011>x</a></h3></article>", 2_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<a href=/papers/2508.00011>", 50_000)]
    [InlineData("<h3><a href=/papers/2508.00011>", 20_000)]
    [InlineData("<article><h3><a href=/papers/2508.00011>x</a></h3>", 20_000)]
    [InlineData("<svg><math><mi>", 50_000)]
    [InlineData("<!--", 500_000)]
    [InlineData("<script>", 500_000)]
    [InlineData("<a b='", 500_000)]
    [InlineData("<i data-target=DailyPapers data-props='[[[[[[[[[[[[[[[[[[[[[['>", 20_000)]
    public void Very_long_lists_of_one_kind_are_handled(string piece, int times)
    {
        var page = new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
        ReadBack(Importer.Import(page, "", null));
    }

    [Fact]
    public void Formatting_that_repeats_itself_ends()
    {
        var page = new StringBuilder();
        for (var i = 0; i < 900; i++)
            page.Append("<b x=").Append(i).Append('>');
        page.Insert(page.Length, "<p>x</p>", 20_000);
        Importer.Import(page.ToString(), "The text", null).Text.ShouldBe("The text\n");
    }

    [Fact]
    public void Untrusted_title_stays_one_line_of_text()
    {
        const string Page =
            "<article><h3><a href='/papers/2508.00011'>&lt;/script&gt;\n\nAug 1\n\nTitle: \u202E=cmd|&#7; [x](command:y) and More</a></h3><p>We look at long corridors. They are dark, and a lantern helps to see what is at their ends.</p></article>";
        var imported = Importer.Import(Page, "", null);
        var paper = ExportDigest
            .Of(Tree(imported.Text), new Publication("", default))
            .Papers.ShouldHaveSingleItem()
            .Paper;
        paper.Title.ShouldBe("</script> Aug 1 Title: =cmd| [x](command:y) and More");
        paper.ArxivId.ShouldBe("2508.00011");
    }

    private static void ReadBack(Imported imported)
    {
        if (!imported.IsFromPage || !imported.IsExact)
            return;
        Tree(imported.Text).Parts.Count(p => p.Part is Entry).ShouldBe(imported.Papers, imported.Text);
        Importer.Import("", imported.Text, Tree(imported.Text)).Papers.ShouldBe(0, imported.Text);
    }

    private static DigestTree Tree(string text) => DigestTree.Parse(text, DialectChooser.Choose);
}
