using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Export;

/// <summary>A digest exported as Markdown parses as the same papers, and exporting it again returns the same page.</summary>
public sealed class MarkdownPageTests
{
    private static readonly Publication Nowhere = new("", default);

    [Fact]
    public void Every_corpus_document_comes_back()
    {
        var problems = new List<string>();
        foreach (var name in Corpus.Documents())
            problems.AddRange(Differences(Corpus.Read(name)).Take(3).Select(d => $"{name}: {d}"));
        string.Join('\n', problems).ShouldBe("");
    }

    [Fact]
    public void Every_sample_comes_back()
    {
        foreach (var (dialect, sample) in Samples.ByDialect)
            string.Join('\n', Differences(sample)).ShouldBe("", dialect);
    }

    [Fact]
    public void Page_has_all_papers_and_no_empty_elements()
    {
        const string Digest = """
            Aug 1, 2025

            Lanterns for Long Corridors

            We light corridors and see.

            arXiv: 2508.00011

            Rivers of Data

            We follow rivers. See https://github.com/invented/rivers and https://rivers.example.

            """;
        Exporter
            .Formats["markdown"](Read(Digest))
            .ShouldBe(
                """
                ## Aug 1, 2025

                ### [Lanterns for Long Corridors](<https://arxiv.org/abs/2508.00011>)

                **arXiv:** 2508.00011

                **Abstract:** We light corridors and see.

                ### [Rivers of Data](<https://github.com/invented/rivers>)

                **Abstract:** We follow rivers. See https://github.com/invented/rivers and https://rivers.example.

                - <https://rivers.example>

                """
            );
    }

    [Fact]
    public void Any_text_round_trips()
    {
        var pieces = Gen.OneOf([
            .. "\\ ` * [ ] ( ) < > ~ _ & ; : . $ # + - = | ! { } @ a B 1 x, é"
                .Split(' ')
                .Concat([
                    " ",
                    "$x_1$",
                    "\\alpha",
                    "&amp;",
                    "``",
                    "](http://",
                    "https://a.b/c_d",
                    "www.",
                    "1.",
                    "![",
                    "\\_",
                    "$$",
                ])
                .Select(Gen.Const),
        ]);
        pieces
            .Array[0, 14]
            .ForAll(
                chosen =>
                {
                    var text = Whitespace.Fold(string.Concat(chosen));
                    foreach (var links in (bool[])[true, false])
                        MarkdownEscapes.Undo(MarkdownEscapes.Escape(text, links)).ShouldBe(text, text);
                },
                iterations: 20_000
            );
    }

    private static IEnumerable<string> Differences(string text)
    {
        var digest = Read(text);
        var page = Exporter.Formats["markdown"](digest);
        var again = Read(page);
        var (papers, back) = (Papers(digest), Papers(again));
        if (papers.Count != back.Count)
            yield return $"{papers.Count} papers, then {back.Count}";
        for (var i = 0; i < Math.Min(papers.Count, back.Count); i++)
        {
            for (var j = 0; j < papers[i].Length; j++)
            {
                if (papers[i][j] != back[i][j])
                    yield return $"{papers[i][0]}: {Window(papers[i][j], back[i][j])}";
            }
        }
        var second = Exporter.Formats["markdown"](again);
        if (second != page)
            yield return $"another page: {Window(page, second)}";
    }

    private static List<string[]> Papers(ExportDigest digest) =>
        [
            .. digest.Papers.Select(p =>
                (string[])
                    [
                        p.Paper.Title,
                        p.Paper.Abstract,
                        p.Paper.ArxivId ?? "",
                        p.Paper.Doi ?? "",
                        string.Join('\n', p.Paper.Authors),
                        p.Paper.Published ?? "",
                        string.Join('\n', p.Paper.Tags),
                        p.Paper.Values("Status"),
                        p.Paper.Values("Note"),
                        string.Join('\n', p.Paper.Links),
                    ]
            ),
        ];

    private static string Window(string before, string after)
    {
        var same = before.AsSpan().CommonPrefixLength(after);
        return $"«{Cut(before, same)}» → «{Cut(after, same)}»";

        static string Cut(string text, int at) =>
            text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)].ReplaceLineEndings("⏎");
    }

    private static ExportDigest Read(string text) =>
        ExportDigest.Of(DigestTree.Parse(text, DialectChooser.Choose), Nowhere);
}
