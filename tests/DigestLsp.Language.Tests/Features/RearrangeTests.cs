using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Sorting, moving, removing and annotating: what becomes of every corpus document, and what of small ones.</summary>
public class RearrangeTests
{
    private const string Page =
        "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors. See github.com/a/lamp.\n\nGardens of Sparse Attention\n\nWe plant gardens.\n\nTags: b\nStatus: read\n\nAug 3\n\nCounting Sheep with Care\n\nSleepless models count.\n\nAug 2\n\nBridges over Quiet Rivers\n\nWe build bridges.\n";

    [Fact]
    public void DaysComeInTheOrderOfMostOfThem()
    {
        var tree = Parse(Page);
        var sorted = Apply(tree, Rearrange.SortDays(tree));
        Outline(sorted)
            .ShouldBe(
                [
                    "Aug 1",
                    "Lanterns for Long Corridors",
                    "Gardens of Sparse Attention",
                    "Aug 2",
                    "Bridges over Quiet Rivers",
                    "Aug 3",
                    "Counting Sheep with Care",
                ],
                Case.Sensitive
            );
        Rearrange.SortDays(sorted).ShouldBeEmpty();
        sorted.ToString().ShouldEndWith("count.\n");
    }

    [Fact]
    public void PapersOfADayAreSortedByTitleAndByStatus()
    {
        var tree = Parse(Page);
        Outline(Apply(tree, Rearrange.SortPapers(tree, 9, PaperOrder.Title)))
            .Take(3)
            .ShouldBe(["Aug 1", "Gardens of Sparse Attention", "Lanterns for Long Corridors"]);
        Rearrange.SortPapers(tree, 9, PaperOrder.Status).ShouldBeEmpty();
    }

    [Fact]
    public void APaperMovesToTheEndOfAnotherDay()
    {
        var tree = Parse(Page);
        var lanterns = tree.Parts.First(p => p.Part is Entry);
        var days = tree.Parts.Where(p => p.Part is DateHeading).ToList();
        Apply(tree, Rearrange.Move(tree, lanterns, days[2]))
            .ToString()
            .ShouldEndWith(
                "Aug 2\n\nBridges over Quiet Rivers\n\nWe build bridges.\n\nLanterns for Long Corridors\n\nWe light corridors. See github.com/a/lamp.\n"
            );
        Rearrange.Move(tree, lanterns, days[0]).ShouldBeEmpty();
    }

    [Fact]
    public void ARemovedPaperTakesItsRuleWithIt()
    {
        var tree = DigestTree.Parse(
            "Title: One of Two Papers\nPDF: https://arxiv.org/pdf/2507.00022\nSummary: First.\n---\nTitle: Two of Two Papers\nPDF: https://arxiv.org/pdf/2507.00023\nSummary: Second.\n---\n",
            DialectChooser.Find("key-value")!
        );
        Apply(tree, [Rearrange.Remove(tree, tree.Parts.First(p => p.Part is Entry))!.Value])
            .ToString()
            .ShouldBe(
                "Title: Two of Two Papers\nPDF: https://arxiv.org/pdf/2507.00023\nSummary: Second.\n---\n"
            );
    }

    [Fact]
    public void NothingIsLostInAnyCorpusDocument()
    {
        var (sorted, moved, removed) = (0, 0, 0);
        foreach (var document in Corpus.Documents())
        {
            var tree = Parse(Corpus.Read(document));
            Check(document, tree, Rearrange.SortDays(tree), ref sorted);
            // Each change of a paper reads all again to be sure; the largest documents are left to the days.
            var papers = tree.Length > 500_000 ? [] : tree.Parts.Where(p => p.Part is Entry).ToList();
            var days = tree.Parts.Where(p => p.Part is DateHeading).ToList();
            foreach (var paper in papers.Where((_, i) => i % 13 == 0).Take(5))
            {
                Check(document, tree, Rearrange.SortPapers(tree, paper.Start, PaperOrder.Title), ref sorted);
                var own = tree.HeadingOf(paper.Start)?.Start;
                foreach (var day in days.Where(d => d.Start != own).Take(2))
                    Check(document, tree, Rearrange.Move(tree, paper, day), ref moved);
                if (Rearrange.Remove(tree, paper) is not { } change)
                    continue;
                removed++;
                Links(Apply(tree, [change])).Length.ShouldBeLessThanOrEqualTo(Links(tree).Length);
                tree.Slice(change.Span).ShouldContain(((Entry)paper.Part).Slice(((Entry)paper.Part).Extent));
            }
        }
        (sorted > 20 && moved > 10 && removed > 60).ShouldBeTrue($"{sorted} {moved} {removed}");
    }

    [Fact]
    public void NotesAreReadAsFieldsInEveryDialect()
    {
        foreach (var (dialect, text) in Samples.ByDialect)
        {
            var tree = DigestTree.Parse(text, DialectChooser.Find(dialect)!);
            var paper = tree.Parts.First(p => p.Part is Entry);
            var change = Annotations.Set(tree, paper, "Status", "read");
            // This table has no column for it.
            if (dialect == "markdown-table")
            {
                change.ShouldBeNull();
                continue;
            }
            change.ShouldNotBeNull(dialect);
            var changed = tree.WithChange(change.Value);
            var at = changed.Parts.First(p => p.Part is Entry);
            ((Entry)at.Part).Content.Field("Status")!.Value.ShouldBe("read", dialect);
            var again = changed.WithChange(Annotations.Set(changed, at, "Status", "unread")!.Value);
            ((Entry)again.Parts.First(p => p.Part is Entry).Part)
                .Content.Field("Status")!
                .Value.ShouldBe("unread", dialect);
        }
    }

    [Fact]
    public void NotesChangeNoOtherPaperOfTheCorpus()
    {
        var written = 0;
        foreach (var document in Corpus.Documents())
        {
            var tree = Parse(Corpus.Read(document));
            var papers = tree.Parts.Where(p => p.Part is Entry).ToList();
            foreach (var paper in papers.Where((_, i) => i % 29 == 0).Take(8))
            {
                if (Annotations.AddTag(tree, paper, "seen twice") is not { } change)
                    continue;
                written++;
                var changed = tree.WithChange(change);
                Titles(changed).ShouldBe(Titles(tree), document);
                TagList
                    .Of((Entry)changed.PartAt(paper.Start)!.Value.Part)
                    .ShouldContain(t => t.Name == "seen twice");
            }
        }
        written.ShouldBeGreaterThan(80);
    }

    [Theory]
    [InlineData("Tags: a, b", "Tags: c, b")]
    [InlineData("Tags: A", "Tags: c")]
    [InlineData("Tags: a, c", "Tags: c")]
    [InlineData("Tags: c, a, d", "Tags: c, d")]
    [InlineData("Tags: #a #b", "Tags: #c #b")]
    [InlineData("Tags: ab, ba", "Tags: ab, ba")]
    [InlineData("Note: a", "Note: a")]
    public void ATagIsRenamed(string line, string expected)
    {
        var tree = Parse($"Lanterns for Long Corridors\n\nWe light a corridor.\n\n{line}\n");
        Apply(tree, Rename.Tag(tree, "a", "c"))
            .ToString()
            .ShouldBe($"Lanterns for Long Corridors\n\nWe light a corridor.\n\n{expected}\n");
    }

    private static void Check(
        string document,
        DigestTree tree,
        IReadOnlyList<TextChange> changes,
        ref int done
    )
    {
        if (changes.Count == 0)
            return;
        done++;
        var changed = Apply(tree, changes);
        Titles(changed)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Titles(tree).Order(StringComparer.Ordinal), document);
        Links(changed).ShouldBe(Links(tree), document);
        Words(changed).ShouldBe(Words(tree), document);
    }

    private static DigestTree Apply(DigestTree tree, IReadOnlyList<TextChange> changes) =>
        tree.Reparse(TextChange.Apply(tree.ToString(), changes));

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string[] Titles(DigestTree tree) =>
        [.. tree.Parts.Select(p => p.Part).OfType<Entry>().Select(e => e.Content.Title)];

    private static string[] Links(DigestTree tree) =>
        [.. DocumentLinks.All(tree).Select(l => l.Link.Text).Order(StringComparer.Ordinal)];

    private static string[] Words(DigestTree tree) =>
        [
            .. tree.ToString()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
        ];

    private static string[] Outline(DigestTree tree) =>
        [
            .. tree
                .Parts.Select(p => p.Part)
                .Select(p =>
                    p is DateHeading d ? d.Slice(d.Name)
                    : p is Entry e ? e.Content.Title
                    : null
                )
                .OfType<string>(),
        ];
}
