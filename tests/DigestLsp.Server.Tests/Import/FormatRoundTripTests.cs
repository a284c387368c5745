using DigestLsp.Import;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Import;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests;

namespace DigestLsp.Server.Tests.Import;

/// <summary>Every document exported to an importable format is imported with the same papers.</summary>
public sealed class FormatRoundTripTests
{
    private static readonly Publication Published = new("A Digest", DateTimeOffset.UnixEpoch);

    private static readonly string[] Unusual =
    [
        // Fields that only this layout has.
        """
            ## 2025-08-01

            ### [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)

            **Auteurs :** Ada Invented
            **Score:** 9/10
            **Why it matters:** Corridors are long.
            **Read by:** Ben: twice

            **Abstract:** We light the middle of a corridor.

            **Verdict:** read it

            A second paragraph follows the verdict.

            ### [Counting Sheep with Sparse Attention](https://arxiv.org/abs/2507.00022v2)

            **Score:** 7/10
            """,
        // A link to another arXiv paper is not the paper's own.
        """
            Aug 1, 2025

            Lanterns for Long Corridors

            We follow https://arxiv.org/abs/2507.00099 and light the middle of a long corridor of text with lamps.

            Rivers of Data and arXiv:2507.00098

            Two banks of a river rarely agree on where the bridge should be, and a referee decides.
            """,
        // Titles that start like markup.
        """
            # Sparse Marmalade: Keeping One Jar in Eight

            > [!abstract] We keep one jar in eight, and show that the others are not missed by anybody at breakfast.

            1. not a title
            """,
        """
            Title: Lanterns for Long Corridors
            Journal-ref: Journal of Invented Light 12
            Date (revised v2): Fri, 1 Aug 2025
            ACM-class: I.2
            PDF: https://arxiv.org/pdf/2508.00011v3
            Summary: We light corridors. Code: none.

            Upvotes are many: 12 of them.
            ---
            Title: 12
            Summary: Aug 1
            ---
            """,
    ];

    private static IEnumerable<(string Name, string Text)> Documents()
    {
        foreach (var name in Corpus.Documents())
            yield return (name, Corpus.Read(name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.Repository, "samples"), "*.digest"))
            yield return (Path.GetFileName(file), File.ReadAllText(file));
        foreach (var (dialect, sample) in Samples.ByDialect)
            yield return (dialect, sample);
        for (var i = 0; i < Unusual.Length; i++)
            yield return ($"unusual {i}", Unusual[i]);
        var examples = File.ReadAllText(Path.Combine(Corpus.Repository, "docs", "format.md"))
            .Split("```digest ");
        foreach (var example in examples.Skip(1))
            yield return ("format.md " + example.Split('\n')[0], example.Split("```")[0].Split('\n', 2)[1]);
    }

    [Fact]
    public void Json_gives_the_same_digest_for_every_document() =>
        Compare(
            "json",
            (digest, imported) =>
                imported.IsExact
                    ? Difference([Write(digest, "json")], [Write(Read(imported.Text), "json")])
                    : "is not exact"
        );

    [Fact]
    public void Markdown_gives_the_same_papers_for_every_document() =>
        Compare(
            "markdown",
            (digest, imported) =>
                Difference(
                    digest.Papers.Select(p => Whole(p.Paper, p.Day)),
                    Read(imported.Text).Papers.Select(p => Whole(p.Paper, p.Day))
                )
        );

    [Theory]
    [InlineData("atom")]
    [InlineData("rss")]
    public void Feed_gives_the_same_papers_for_every_document(string format) =>
        Compare(
            format,
            (digest, imported) =>
                Difference(
                    digest
                        .Papers.Where(p => (p.Paper.Url ?? p.Paper.Title).Length > 0)
                        // A feed contains a paper once.
                        .DistinctBy(p => p.Paper.Url ?? p.Paper.Title)
                        .Where(p => p.Paper.Title.Length + p.Paper.Abstract.Length > 0)
                        .Select(p => InFeed(p.Paper)),
                    Read(imported.Text).Papers.Select(p => InFeed(p.Paper))
                )
        );

    [Fact]
    public void Ids_are_written_and_unknown_fields_are_not_papers()
    {
        foreach (var text in Unusual)
        {
            var digest = Read(text);
            var again = Read(Importer.ImportFile(Write(digest, "json"), null).Text);
            again
                .Papers.Select(p => p.Paper.ArxivId)
                .ShouldBe(digest.Papers.Select(p => p.Paper.ArxivId), text);
        }
        var odd = new ExportPaper(
            "Lanterns for Long Corridors",
            null,
            [],
            "We light corridors.",
            "2508.00011",
            null,
            ["https://arxiv.org/abs/2508.00011"],
            [("A name that no layout takes for one, since it is long", "x"), ("**", "y"), ("Abstract", "z")]
        );
        var (written, _) = DigestWriter.Write([new ExportDay("Aug 1, 2025", "2025-08-01", [odd, odd])]);
        var papers = Read(written).Papers.Select(p => p.Paper).ToList();
        papers.Select(p => p.Title).ShouldBe([odd.Title, odd.Title], written);
        papers.ShouldAllBe(p => p.ArxivId == odd.ArxivId && p.Abstract == odd.Abstract, written);
    }

    [Fact]
    public void Paper_without_title_and_abstract_comes_back()
    {
        const string Json = """
            {"version": 1, "days": [{"date": "2025-08-01", "papers": [
              {"title": "", "arxiv": "2508.00022", "links": [{"url": "https://arxiv.org/abs/2508.00022"}]},
              {"title": "Lanterns for Long Corridors", "abstract": "We light corridors."}
            ]}]}
            """;
        var imported = Importer.ImportFile(Json, null);
        imported.IsExact.ShouldBeTrue(imported.Text);
        Read(imported.Text).Papers.Select(p => p.Paper.ArxivId).ShouldBe(["2508.00022", null]);
    }

    private static void Compare(string format, Func<ExportDigest, Imported, string?> compare)
    {
        var problems = new List<string>();
        foreach (var (name, text) in Documents())
        {
            var digest = Read(text);
            if (!digest.Papers.Any())
                continue;
            if (compare(digest, Importer.ImportFile(Write(digest, format), null)) is { } problem)
                problems.Add($"{name}: {problem}");
        }
        problems.ShouldBeEmpty();
    }

    private static string Whole(ExportPaper paper, ExportDay day) =>
        string.Join(
            '\n',
            (string?[])
                [
                    paper.Title,
                    paper.Abstract,
                    paper.ArxivId,
                    paper.Doi,
                    day.Of(paper),
                    string.Join(", ", paper.Authors),
                    string.Join(", ", paper.Tags),
                    string.Join(' ', paper.Links),
                ]
        );

    private static string InFeed(ExportPaper paper) =>
        string.Join(
            '\n',
            (string?[])
                [
                    FoundPaper.Line(paper.Title),
                    string.Join('\n', paper.Paragraphs.Select(FoundPaper.Line)),
                    paper.Url,
                    FoundPaper.Line(string.Join(", ", paper.Authors)),
                    FoundPaper.Line(string.Join(", ", paper.Tags)),
                ]
        );

    private static string? Difference(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, now) = (string.Join("\n\n", before), string.Join("\n\n", after));
        var same = old.AsSpan().CommonPrefixLength(now);
        return old == now ? null : $"«{Cut(old, same)}» became «{Cut(now, same)}»";

        static string Cut(string text, int at) =>
            text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)].ReplaceLineEndings("⏎");
    }

    private static string Write(ExportDigest digest, string format) => Exporter.Formats[format](digest);

    private static ExportDigest Read(string text) =>
        ExportDigest.Of(DigestTree.Parse(text, DialectChooser.Choose), Published);
}
