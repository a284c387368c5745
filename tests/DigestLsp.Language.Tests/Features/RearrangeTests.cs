using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Sorting, moving, removing and annotating papers, in every corpus document and in small ones.</summary>
public class RearrangeTests
{
    private const string Page =
        "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors. See github.com/a/lamp.\n\nGardens of Sparse Attention\n\nWe plant gardens.\n\nTags: b\nStatus: read\n\nAug 3\n\nCounting Sheep with Care\n\nSleepless models count.\n\nAug 2\n\nBridges over Quiet Rivers\n\nWe build bridges.\n";

    [Fact]
    public void Days_are_sorted_in_the_order_of_most_of_them()
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
    public void Papers_of_a_day_are_sorted_by_title_and_by_status()
    {
        var tree = Parse(Page);
        Outline(Apply(tree, Rearrange.SortPapers(tree, 9, PaperOrder.Title)))
            .Take(3)
            .ShouldBe(["Aug 1", "Gardens of Sparse Attention", "Lanterns for Long Corridors"]);
        Rearrange.SortPapers(tree, 9, PaperOrder.Status).ShouldBeEmpty();
    }

    [Fact]
    public void Paper_moves_to_the_end_of_another_day()
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
    public void Removed_paper_takes_its_rule_line_with_it()
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

    private const string Topics =
        "## 2025-08-01\n\n### Vision\n\n- [Zebra Stripes](https://arxiv.org/abs/2508.00001)\n- [Yak Hair](https://arxiv.org/abs/2508.00002)\n\n### Language\n\n- [Bee Dances](https://arxiv.org/abs/2508.00003)\n- [Ant Trails](https://arxiv.org/abs/2508.00004)\n";

    [Fact]
    public void Papers_are_sorted_within_their_topic()
    {
        var tree = Parse(Topics);
        Titles(
                Apply(
                    tree,
                    Rearrange.SortPapers(
                        tree,
                        Topics.IndexOf("Yak", StringComparison.Ordinal),
                        PaperOrder.Title
                    )
                )
            )
            .ShouldBe(["Yak Hair", "Zebra Stripes", "Bee Dances", "Ant Trails"]);
        Titles(
                Apply(
                    tree,
                    Rearrange.SortPapers(
                        tree,
                        Topics.IndexOf("### L", StringComparison.Ordinal),
                        PaperOrder.Title
                    )
                )
            )
            .ShouldBe(["Zebra Stripes", "Yak Hair", "Ant Trails", "Bee Dances"]);
        // On the heading of the day: all its topics, each separately.
        Titles(Apply(tree, Rearrange.SortPapers(tree, 3, PaperOrder.Title)))
            .ShouldBe(["Yak Hair", "Zebra Stripes", "Ant Trails", "Bee Dances"]);
    }

    [Fact]
    public void Rows_are_sorted_within_their_table()
    {
        const string Tables =
            "|Title|PDF|\n|---|---|\n|Zebra Stripes|[x](https://arxiv.org/abs/2508.00001)|\n|Yak Hair|[x](https://arxiv.org/abs/2508.00002)|\n\n|Title|PDF|\n|---|---|\n|Ant Trails|[x](https://arxiv.org/abs/2508.00003)|\n";
        var tree = Parse(Tables);
        foreach (var place in new[] { "|Title", "Yak" })
            Titles(
                    Apply(
                        tree,
                        Rearrange.SortPapers(
                            tree,
                            Tables.IndexOf(place, StringComparison.Ordinal),
                            PaperOrder.Title
                        )
                    )
                )
                .ShouldBe(["Yak Hair", "Zebra Stripes", "Ant Trails"]);
        Rearrange
            .PapersAreInOrder(tree, Tables.LastIndexOf("|Title", StringComparison.Ordinal), PaperOrder.Title)
            .ShouldBeTrue();
    }

    [Fact]
    public void Titles_are_sorted_as_readers_expect()
    {
        const string Accents =
            "- [Zebra Stripes](https://arxiv.org/abs/2508.00001)\n- [\u00e9clair Recipes](https://arxiv.org/abs/2508.00002)\n- [apple Trees](https://arxiv.org/abs/2508.00003)\n- [Fa\u00e7ade Paint](https://arxiv.org/abs/2508.00004)\n- [E\u0301clat of Lamps](https://arxiv.org/abs/2508.00005)\n";
        var tree = Parse(Accents);
        Titles(Apply(tree, Rearrange.SortPapers(tree, 0, PaperOrder.Title)))
            .ShouldBe([
                "apple Trees",
                "\u00e9clair Recipes",
                "E\u0301clat of Lamps",
                "Fa\u00e7ade Paint",
                "Zebra Stripes",
            ]);
    }

    [Fact]
    public void Papers_before_the_first_day_are_sorted_too()
    {
        var tree = Parse(Page[(Page.IndexOf("Lanterns", StringComparison.Ordinal))..]);
        Rearrange.PapersAreInOrder(tree, 9, PaperOrder.Title).ShouldBeFalse();
        Titles(Apply(tree, Rearrange.SortPapers(tree, 9, PaperOrder.Title)))[0]
            .ShouldBe("Gardens of Sparse Attention");
    }

    [Theory]
    [InlineData("Dec 30|Dec 31|Jan 1|Jan 2", "Dec 30|Dec 31|Jan 1|Jan 2")]
    [InlineData("Jan 2|Jan 1|Dec 31|Dec 30", "Jan 2|Jan 1|Dec 31|Dec 30")]
    [InlineData("Dec 31|Dec 30|Jan 1|Jan 2|Jan 3", "Dec 30|Dec 31|Jan 1|Jan 2|Jan 3")]
    [InlineData("Jan 2|Jan 1, 2026|Dec 30|Dec 31", "Jan 2|Jan 1, 2026|Dec 31|Dec 30")]
    [InlineData("Aug 4|Aug 3, 2025|Aug 2|Aug 1", "Aug 4|Aug 3, 2025|Aug 2|Aug 1")]
    [InlineData("2025-12-30|2026-01-02|2025-12-31", "2025-12-30|2025-12-31|2026-01-02")]
    public void Days_without_years_are_sorted_across_new_year(string days, string sorted)
    {
        var tree = Parse(
            string.Concat(days.Split('|').Select(d => $"{d}\n\nLanterns for the Day {d}\n\nWe light it.\n\n"))
        );
        Rearrange.DaysAreInOrder(tree).ShouldBe(days == sorted);
        var changed = Apply(tree, Rearrange.SortDays(tree));
        Outline(changed).Where((_, i) => i % 2 == 0).ShouldBe(sorted.Split('|'), Case.Sensitive);
        if (days.Length == sorted.Length && days == sorted)
            changed.ToString().ShouldBe(tree.ToString());
        Linter.Check(changed, RuleSettings.Default).ShouldNotContain(f => f.RuleId == "date.out-of-order");
    }

    [Fact]
    public void Days_stay_under_their_topic()
    {
        const string Text =
            "# Vision\n\n## 2025-08-02\n\n- [Zebra](https://arxiv.org/abs/2508.00001)\n\n## 2025-08-01\n\n- [Yak Hair](https://arxiv.org/abs/2508.00002)\n\n# Language\n\n## 2025-08-01\n\n- [Bee Dances](https://arxiv.org/abs/2508.00003)\n\n## 2025-08-04\n\n- [Ant Trails](https://arxiv.org/abs/2508.00004)\n\n## 2025-08-03\n\n- [Elk Horns](https://arxiv.org/abs/2508.00005)\n";
        var tree = Parse(Text);
        Outline(Apply(tree, Rearrange.SortDays(tree)))
            .ShouldBe(
                [
                    "2025-08-02",
                    "Zebra",
                    "2025-08-01",
                    "Yak Hair",
                    "2025-08-04",
                    "Ant Trails",
                    "2025-08-03",
                    "Elk Horns",
                    "2025-08-01",
                    "Bee Dances",
                ],
                Case.Sensitive
            );
    }

    [Fact]
    public void Moved_row_stays_in_a_table()
    {
        const string Text =
            "## 2025-08-03\n\n|Title|PDF|\n|---|---|\n|Delta Lamps|[x](https://arxiv.org/abs/2508.00001)|\n\n## 2025-08-02\n\n|Title|PDF|\n|---|---|\n|Bravo Lamps|[x](https://arxiv.org/abs/2508.00002)|\n|Alpha Lamps|[x](https://arxiv.org/abs/2508.00003)|\n\n## 2025-08-01\n\n|PDF|Title|\n|---|---|\n|[x](https://arxiv.org/abs/2508.00004)|Charlie Lamps|\n";
        Moved(Text, "Delta Lamps", "2025-08-02")
            .ShouldBe(
                "## 2025-08-03\n\n|Title|PDF|\n|---|---|\n\n## 2025-08-02\n\n|Title|PDF|\n|---|---|\n|Bravo Lamps|[x](https://arxiv.org/abs/2508.00002)|\n|Alpha Lamps|[x](https://arxiv.org/abs/2508.00003)|\n|Delta Lamps|[x](https://arxiv.org/abs/2508.00001)|\n\n## 2025-08-01\n\n|PDF|Title|\n|---|---|\n|[x](https://arxiv.org/abs/2508.00004)|Charlie Lamps|\n"
            );
        // Into an empty table and back.
        var emptied = Moved(Text, "Delta Lamps", "2025-08-02");
        Moved(emptied, "Delta Lamps", "2025-08-03").ShouldBe(Text);
        // In other columns its cells would have other meanings.
        Moved(Text, "Delta Lamps", "2025-08-01").ShouldBe(Text);
    }

    [Theory]
    [InlineData(
        "markdown-list",
        "## 2025-08-03\n\n- [Alpha Lamps](https://a.org/1)\n- [Bravo Lamps](https://a.org/2)\n  - Ada Invented\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n",
        "## 2025-08-03\n\n- [Alpha Lamps](https://a.org/1)\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n"
    )]
    [InlineData(
        "markdown-list",
        "## 2025-08-03\n\n- [Bravo Lamps](https://a.org/2)\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n",
        "## 2025-08-03\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n"
    )]
    [InlineData(
        "key-value",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n---\nTitle: Bravo Lamps\nSummary: B.\n---\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n---\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n"
    )]
    [InlineData(
        "key-value",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n---\nTitle: Bravo Lamps\nSummary: B.\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n"
    )]
    [InlineData(
        "key-value",
        "2025-08-02\nTitle: Bravo Lamps\nSummary: B.\n---\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n---\n",
        "2025-08-02\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n---\n"
    )]
    [InlineData(
        "markdown-table",
        "### Lamps\n\n|Title|PDF|\n|---|---|\n|Alpha Lamps|x|\n|Bravo Lamps|x|\n\n### More\n",
        "### Lamps\n\n|Title|PDF|\n|---|---|\n|Alpha Lamps|x|\n\n### More\n"
    )]
    [InlineData(
        "arxiv-mail",
        "------------------------\n\\\\\narXiv:2508.00001\n\nTitle: Alpha Lamps\n\\\\\n  A.\n\\\\ ( https://arxiv.org/abs/2508.00001 ,  1kb)\n------------------------\n\\\\\narXiv:2508.00002\n\nTitle: Bravo Lamps\n\\\\\n  B.\n\\\\ ( https://arxiv.org/abs/2508.00002 ,  1kb)\n%%%---%%%---%%%---%%%---\n",
        "------------------------\n\\\\\narXiv:2508.00001\n\nTitle: Alpha Lamps\n\\\\\n  A.\n\\\\ ( https://arxiv.org/abs/2508.00001 ,  1kb)\n%%%---%%%---%%%---%%%---\n"
    )]
    public void WhatFollowsARemovedPaperStaysWhereItIs(string dialect, string text, string expected)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Find(dialect)!);
        Apply(tree, [Rearrange.Remove(tree, Paper(tree, "Bravo Lamps"))!.Value])
            .ToString()
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData(
        "markdown-list",
        "## 2025-08-03\n\n- [Alpha Lamps](https://a.org/1)\n- [Bravo Lamps](https://a.org/2)\n  - Ada Invented\n\n## 2025-08-01\n\n* [Delta Lamps](https://a.org/4)\n\n## 2025-07-01\n\n* [Echo Lamps](https://a.org/5)\n",
        "## 2025-08-03\n\n- [Alpha Lamps](https://a.org/1)\n\n## 2025-08-01\n\n* [Delta Lamps](https://a.org/4)\n* [Bravo Lamps](https://a.org/2)\n  - Ada Invented\n\n## 2025-07-01\n\n* [Echo Lamps](https://a.org/5)\n"
    )]
    [InlineData(
        "markdown-list",
        "- **[2025.08.02]**\n  - Paper: [Alpha Lamps](https://a.org/1)\n  - Paper: [Bravo Lamps](https://a.org/2)\n    - Code: [Official](https://b.org/1)\n- **[2025.08.01]**\n  - Paper: [Delta Lamps](https://a.org/4)\n",
        "- **[2025.08.02]**\n  - Paper: [Alpha Lamps](https://a.org/1)\n- **[2025.08.01]**\n  - Paper: [Delta Lamps](https://a.org/4)\n  - Paper: [Bravo Lamps](https://a.org/2)\n    - Code: [Official](https://b.org/1)\n"
    )]
    [InlineData(
        "markdown-list",
        "## 2025-08-02\n\n* [Bravo Lamps](https://a.org/2)\n  * Ada Invented\n* [Alpha Lamps](https://a.org/1)\n\n- **[2025.08.01]**\n  - Paper: [Delta Lamps](https://a.org/4)\n",
        "## 2025-08-02\n\n* [Alpha Lamps](https://a.org/1)\n\n- **[2025.08.01]**\n  - Paper: [Delta Lamps](https://a.org/4)\n  - [Bravo Lamps](https://a.org/2)\n    * Ada Invented\n"
    )]
    [InlineData(
        "key-value",
        "2025-08-02\n\nTitle: Bravo Lamps\nSummary: B.\n\n2025-08-01\n\nTitle: Delta Lamps\nSummary: D.\n\n2025-07-01\n",
        "2025-08-02\n\n2025-08-01\n\nTitle: Delta Lamps\nSummary: D.\n---\nTitle: Bravo Lamps\nSummary: B.\n\n2025-07-01\n"
    )]
    [InlineData(
        "key-value",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n---\nTitle: Bravo Lamps\nSummary: B.\n---\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n---\n",
        "2025-08-02\nTitle: Alpha Lamps\nSummary: A.\n---\n\n2025-08-01\nTitle: Delta Lamps\nSummary: D.\n---\nTitle: Bravo Lamps\nSummary: B.\n---\n"
    )]
    [InlineData(
        "markdown-sections",
        "## 2025-08-02\n\n### [Bravo Lamps](https://a.org/2)\n\n**Abstract**: B.\n\n## 2025-08-01\n\n## 2025-07-01\n",
        "## 2025-08-02\n\n## 2025-08-01\n\n### [Bravo Lamps](https://a.org/2)\n\n**Abstract**: B.\n\n## 2025-07-01\n"
    )]
    [InlineData(
        "markdown-list",
        "## 2025-08-02\n\n- [Bravo Lamps](https://a.org/2)\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n\n## License\n\n- [MIT license](https://a.org/license)\n",
        "## 2025-08-02\n\n## 2025-08-01\n\n- [Delta Lamps](https://a.org/4)\n- [Bravo Lamps](https://a.org/2)\n\n## License\n\n- [MIT license](https://a.org/license)\n"
    )]
    public void Moved_paper_is_separated_like_its_neighbors(string dialect, string text, string expected)
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var tree = DigestTree.Parse(text.ReplaceLineEndings(end), DialectChooser.Find(dialect)!);
            var days = tree.Parts.Where(p => p.Part is DateHeading).ToList();
            Apply(tree, Rearrange.Move(tree, Paper(tree, "Bravo Lamps"), days[1]))
                .ToString()
                .ShouldBe(expected.ReplaceLineEndings(end));
        }
    }

    [Fact]
    public void Boilerplate_of_a_paper_moves_with_it()
    {
        // The submitter and votes of a paper are above it.
        var above = Raw(
            "Aug 2|Submitted by|ada|131|Lanterns for Long Corridors|@|Submitted by|ben|12|Gardens of Sparse Attention|@|Aug 1|Submitted by|cleo|7|Counting Sheep with Care|@|Previous|1|2|Next|Company|© Hugging Face"
        );
        var gardens = Raw("Submitted by|ben|12|Gardens of Sparse Attention|@").TrimEnd();
        var lanterns = Raw("Submitted by|ada|131|Lanterns for Long Corridors|@").TrimEnd();
        var tree = Parse(above);
        Apply(tree, Rearrange.SortPapers(tree, 3, PaperOrder.Title))
            .ToString()
            .ShouldStartWith($"Aug 2\n\n{gardens}\n\n{lanterns}\n\nAug 1\n");
        Apply(tree, [Rearrange.Remove(tree, Paper(tree, "Gardens of Sparse Attention"))!.Value])
            .ToString()
            .ShouldBe(above.Replace(gardens + "\n\n", "", StringComparison.Ordinal));
        Moved(above, "Gardens of Sparse Attention", "Aug 1")
            .ShouldBe(
                above
                    .Replace(gardens + "\n\n", "", StringComparison.Ordinal)
                    .Replace("\n\nPrevious", $"\n\n{gardens}\n\nPrevious", StringComparison.Ordinal)
            );
        // Votes and buttons below a paper belong to it, so the first paper follows no boilerplate.
        var below = Raw(
            "Aug 2|Lanterns for Long Corridors|@|Upvote|131|arXiv Page|Gardens of Sparse Attention|@|Upvote|12|Aug 1|Counting Sheep with Care|@"
        );
        tree = Parse(below);
        Apply(tree, Rearrange.SortPapers(tree, 3, PaperOrder.Title))
            .ToString()
            .ShouldBe(
                Raw(
                    "Aug 2|Gardens of Sparse Attention|@|Upvote|12|Lanterns for Long Corridors|@|Upvote|131|arXiv Page|Aug 1|Counting Sheep with Care|@"
                )
            );
        // Votes without a submitter are above the first paper too.
        var votes = Raw("Aug 2|131|Lanterns for Long Corridors|@|12|Gardens of Sparse Attention|@");
        tree = Parse(votes);
        Apply(tree, Rearrange.SortPapers(tree, 3, PaperOrder.Title))
            .ToString()
            .ShouldBe(Raw("Aug 2|12|Gardens of Sparse Attention|@|131|Lanterns for Long Corridors|@"));
    }

    [Fact]
    public void Footer_of_a_page_stays_at_its_end()
    {
        const string Foot = "|Previous|1|2|Next|Company|TOS|Privacy|© Hugging Face";
        var tree = Parse(
            Raw(
                "Aug 3|Lanterns for Long Corridors|@|Aug 1|Counting Sheep with Care|@|Aug 2|Gardens of Sparse Attention|@|Upvote|12"
                    + Foot
            )
        );
        Apply(tree, Rearrange.SortDays(tree))
            .ToString()
            .ShouldBe(
                Raw(
                    "Aug 3|Lanterns for Long Corridors|@|Aug 2|Gardens of Sparse Attention|@|Upvote|12|Aug 1|Counting Sheep with Care|@"
                        + Foot
                )
            );
    }

    [Fact]
    public void Nothing_is_lost_in_any_corpus_document()
    {
        var (sorted, moved, removed) = (0, 0, 0);
        foreach (var document in Corpus.Documents())
        {
            var tree = Parse(Corpus.Read(document));
            CheckSorted(document, tree, Rearrange.SortDays(tree), t => Rearrange.SortDays(t), ref sorted);
            // Each move parses everything again to verify it; the largest documents are covered by the days.
            var papers = tree.Length > 500_000 ? [] : tree.Parts.Where(p => p.Part is Entry).ToList();
            var days = tree.Parts.Where(p => p.Part is DateHeading).ToList();
            foreach (var paper in papers.Where((_, i) => i % 13 == 0).Take(5))
            {
                CheckSorted(
                    document,
                    tree,
                    Rearrange.SortPapers(tree, paper.Start, PaperOrder.Title),
                    t => Rearrange.SortPapers(t, paper.Start, PaperOrder.Title),
                    ref sorted
                );
                var own = tree.HeadingOf(paper.Start)?.Start;
                foreach (var day in days.Where(d => d.Start != own).Take(2))
                {
                    var changes = Rearrange.Move(tree, paper, day);
                    Check(document, tree, changes, ref moved);
                    HeadingsKeepTheirPlace(document, tree, Apply(tree, changes));
                }
                if (Rearrange.Remove(tree, paper) is not { } change)
                    continue;
                removed++;
                var without = Apply(tree, [change]);
                HeadingsKeepTheirPlace(document, tree, without);
                Readings(without)
                    .Append(Reading(paper.Part))
                    .Order(StringComparer.Ordinal)
                    .ShouldBe(Readings(tree), document);
                Words(without)
                    .Concat(Words(DigestTree.Parse(tree.Slice(change.Span), tree.Dialect)))
                    .Order(StringComparer.Ordinal)
                    .ShouldBe((IEnumerable<string>)Words(tree), document);
            }
        }
        (sorted > 20 && moved > 10 && removed > 60).ShouldBeTrue($"{sorted} {moved} {removed}");
    }

    [Fact]
    public void Notes_are_parsed_as_fields_in_every_dialect()
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
    public void Notes_change_no_other_paper_of_the_corpus()
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
    public void Tag_is_renamed(string line, string expected)
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
        Readings(changed).ShouldBe(Readings(tree), document);
        Links(changed).ShouldBe(Links(tree), document);
        Words(changed).ShouldBe(Words(tree), document);
    }

    private static void CheckSorted(
        string document,
        DigestTree tree,
        IReadOnlyList<TextChange> changes,
        Func<DigestTree, IReadOnlyList<TextChange>> again,
        ref int done
    )
    {
        Check(document, tree, changes, ref done);
        var sorted = Apply(tree, changes);
        if (changes.Count > 0)
            again(sorted).ShouldBeEmpty(document);
        Headings(sorted)
            .Select(h => h.Breaks)
            .Order()
            .ShouldBe(Headings(tree).Select(h => h.Breaks).Order(), document);
    }

    // Blank lines before days and headings, which do not move with a paper.
    private static void HeadingsKeepTheirPlace(string document, DigestTree before, DigestTree after)
    {
        var (old, now) = (Headings(before), Headings(after));
        now.Select(h => h.Text).ShouldBe(old.Select(h => h.Text), document);
        for (var i = 0; i < old.Count; i++)
            now[i].Breaks.ShouldBeGreaterThanOrEqualTo(old[i].Breaks, $"{document}: {old[i].Text}");
    }

    private static List<(string Text, int Breaks)> Headings(DigestTree tree)
    {
        var headings = new List<(string, int)>();
        var above = "";
        foreach (var at in tree.Parts)
        {
            var text = at.Part.ToString();
            if (at.Part is DateHeading || (at.Part is OtherText && text.StartsWith('#')))
                headings.Add((text.Trim(), LineBreaks.Count(above.AsSpan(above.AsSpan().TrimEnd().Length))));
            above = text;
        }
        return headings;
    }

    private static IEnumerable<string> Readings(DigestTree tree) =>
        [
            .. tree
                .Parts.Where(p => p.Part is Entry)
                .Select(p => Reading(p.Part))
                .Order(StringComparer.Ordinal),
        ];

    private static string Reading(Part part)
    {
        var content = ((Entry)part).Content;
        return string.Join(
            '|',
            content.Title,
            content.Abstract is { } span ? part.Slice(span) : "",
            content.ArxivId,
            string.Join(' ', part.Links.Select(l => l.Text))
        );
    }

    private static PartAt Paper(DigestTree tree, string title) =>
        tree.Parts.Single(p => p.Part is Entry entry && entry.Content.Title == title);

    private static string Moved(string text, string title, string day)
    {
        var tree = Parse(text);
        var heading = tree.Parts.Single(p => p.Part is DateHeading d && d.Slice(d.Name) == day);
        return Apply(tree, Rearrange.Move(tree, Paper(tree, title), heading)).ToString();
    }

    private static string Raw(string lines) =>
        string.Join(
            "\n\n",
            lines.Split('|').Select(l => l == "@" ? "We look at many of them, and tell what we see." : l)
        ) + "\n";

    private static DigestTree Apply(DigestTree tree, IReadOnlyList<TextChange> changes) =>
        tree.Reparse(TextChange.Apply(tree.ToString(), changes));

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string[] Titles(DigestTree tree) =>
        [.. tree.Parts.Select(p => p.Part).OfType<Entry>().Select(e => e.Content.Title)];

    private static string[] Links(DigestTree tree) =>
        [.. DocumentLinks.All(tree).Select(l => l.Link.Text).Order(StringComparer.Ordinal)];

    // Rules and list markers are not words.
    private static string[] Words(DigestTree tree) =>
        [
            .. tree.ToString()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(w => w.Any(char.IsLetterOrDigit))
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
