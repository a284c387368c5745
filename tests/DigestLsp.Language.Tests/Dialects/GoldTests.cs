using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>The reference page and its seven layouts against known answers.</summary>
public class GoldTests
{
    public static TheoryData<string> Names =>
        [
            "daily-papers-aug-1.txt",
            .. from month in new[] { "jan", "jun" }
            from layout in new[]
            {
                "page",
                "trailers",
                "multiday",
                "wrapped",
                "paragraphs",
                "submitted",
                "crlf",
            }
            select $"gold/{month}-{layout}.digest",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Papers_match_the_known_answers(string name)
    {
        var gold = Corpus.Json(Path.ChangeExtension(name, ".gold.json"));
        var tree = DigestTree.Parse(Corpus.Read(name), DialectChooser.Choose);
        var expected = gold.GetProperty("papers")
            .EnumerateArray()
            .Select(p =>
                (
                    Line: p.GetProperty("line").GetInt32(),
                    Title: p.GetProperty("title").GetString()!,
                    From: p.GetProperty("abstract")[0].GetInt32(),
                    To: p.GetProperty("abstract")[1].GetInt32(),
                    Day: p.GetProperty("date").GetString()
                )
            );
        var actual = tree
            .Parts.Where(p => p.Part is Entry)
            .Select(at =>
            {
                var content = ((Entry)at.Part).Content;
                var body = content.Abstract ?? default;
                var heading = tree.HeadingOf(at.Start)!.Value;
                return (
                    at.Position(content.TitleSpan!.Value.Start).Line,
                    content.Title,
                    at.Position(body.Start).Line,
                    at.Position(body.End).Line,
                    heading.Part.Slice(((DateHeading)heading.Part).Name)
                );
            });
        actual.ShouldBe(expected!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Days_match_the_known_answers(string name)
    {
        var gold = Corpus.Json(Path.ChangeExtension(name, ".gold.json"));
        var tree = DigestTree.Parse(Corpus.Read(name), DialectChooser.Choose);
        var expected = gold.GetProperty("dates")
            .EnumerateArray()
            .Select(d => (d.GetProperty("line").GetInt32(), d.GetProperty("text").GetString()!));
        tree.Parts.Where(p => p.Part is DateHeading)
            .Select(at => (at.Line, at.Part.Slice(((DateHeading)at.Part).Name)))
            .ShouldBe(expected);
    }
}
