using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Syntax;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Import;

/// <summary>A digest exported as JSON and imported again is the same, whatever its dialect.</summary>
public class RoundTripTests
{
    private static readonly Publication Nowhere = new("", default);

    [Fact]
    public void Every_corpus_document_comes_back()
    {
        foreach (var name in Corpus.Documents())
            ComesBack(Corpus.Read(name), name);
    }

    [Fact]
    public void Every_sample_comes_back()
    {
        foreach (var (dialect, sample) in Samples.ByDialect)
            ComesBack(sample, dialect);
    }

    [Fact]
    public void Papers_of_hostile_words_come_back()
    {
        var words = Gen.OneOf([
            .. new[]
            {
                "lantern",
                "of",
                "Attention:",
                "GPT-4",
                "=cmd|' /C'",
                "</script>",
                "$x_1$",
                "\\alpha",
                "Aug 1",
                "12",
                "Code:",
            }
                .Concat([
                    "Title:",
                    "---",
                    "https://github.com/a/b.",
                    "\u202Eabc",
                    "\u0007",
                    "{",
                    "\"",
                    "“we",
                    "are.",
                    "It is",
                ])
                .Select(Gen.Const),
        ]);
        var text = words.Array[0, 30].Select(w => ("Lanterns " + string.Join(' ', w)).Trim());
        var paper = Gen.Select(
            text,
            text.Array[0, 3],
            Gen.OneOf(
                Gen.Const((string?)null),
                Gen.Const((string?)"2508.00011"),
                Gen.Const((string?)"math/0309136v2")
            ),
            Gen.OneOf(
                Gen.Const((string?)null),
                Gen.Const((string?)"2025-08-01"),
                Gen.Const((string?)"--08-01")
            ),
            Paper
        );
        paper
            .Array[1, 6]
            .ForAll(
                papers =>
                {
                    IReadOnlyList<ExportDay> days = [new ExportDay("Aug 1, 2025", "2025-08-01", papers)];
                    var (written, isExact) = DigestWriter.Write(days);
                    (Json(written) == Exporter.Formats["json"](new ExportDigest(days, Nowhere))).ShouldBeTrue(
                        written
                    );
                    isExact.ShouldBeTrue();
                },
                iterations: 300
            );
    }

    [Fact]
    public void Formats_of_others_are_read_too()
    {
        const string Text = """
            { "days": [ { "date": "--08-01", "papers": [
              { "title": " Lanterns for\nLong Corridors ", "abstract": "One.\r\n\r\nTwo  words.", "links": [ {"url": "javascript:alert(1)"}, {"url": "https://github.com/invented/lanterns"} ], "arxiv": null },
              { "authors": ["Nobody"] },
            ] } ] }
            """;
        DigestWriter
            .Write(JsonImport.Read(Text))
            .Text.ShouldBe(
                "Aug 1\n\nLanterns for Long Corridors\n\nOne.\n\nTwo words.\n\nLinks: https://github.com/invented/lanterns\n"
            );
    }

    [Theory]
    [InlineData("[1", "invalid JSON on line 1, byte 3")]
    [InlineData("[]", "the JSON is not a digest: it has no \"days\"")]
    [InlineData("""{"version": 2, "days": []}""", "unsupported version 2; use version 1")]
    [InlineData("""{"days": 1}""", "\"days\" is not an array")]
    [InlineData("""{"days": [{"papers": [{"title": 1}]}]}""", "1 is not text")]
    public void File_that_is_not_a_digest_is_reported(string text, string message) =>
        Should.Throw<FormatException>(() => JsonImport.Read(text)).Message.ShouldBe(message);

    private static void ComesBack(string text, string name)
    {
        var json = Json(text);
        var (again, isExact) = DigestWriter.Write(JsonImport.Read(json));
        isExact.ShouldBeTrue(name);
        Json(again).ShouldBe(json, name);
    }

    private static ExportPaper Paper(string title, string[] paragraphs, string? id, string? date) =>
        new(
            title,
            date,
            id is null ? [] : ["Ada Invented", "Ben Invented"],
            string.Join("\n\n", paragraphs),
            id,
            null,
            LinkList.Of(LinkList.In([title, .. paragraphs]).Concat(id is null ? [] : [LinkList.OfArxiv(id)])),
            [("Tags", "a, b")]
        );

    private static string Json(string text) =>
        Exporter.Write(DigestTree.Parse(text, DialectChooser.Choose), "json", Nowhere);
}
