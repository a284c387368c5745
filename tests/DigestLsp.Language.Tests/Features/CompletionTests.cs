using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Completion at a caret, written as ‸, and the resulting text.</summary>
public class CompletionTests
{
    private const string Others = """
        Jul 3, 2024

        Bridges over Quiet Rivers

        We build bridges and cross them. Code: https://github.com/invented/bridge and https://github.com/invented/garden.

        Tags: water, long context
        Status: skimmed

        Gardens of Sparse Attention

        We plant gardens of attention. Code: https://github.com/Invented/Garden and https://github.com/other/lamp.

        Tags: water
        """;

    private const string Rule =
        "------------------------------------------------------------------------------\n";
    private const string Mail =
        Rule
        + "\\\\\narXiv:2508.00011\n\nTitle: Lanterns for Long Corridors\n\\\\\n  We light corridors.\n\\\\ ( https://arxiv.org/abs/2508.00011 )\n";
    private const string Numbers =
        "--- 2. Lanterns for Long Corridors ---\nLink: https://huggingface.co/papers/2508.00011\n\n## Abstract (Original)\nWe light corridors.\n";
    private const string Sections =
        "## 2025-08-01\n\n### [Lanterns](https://arxiv.org/abs/2508.00011)\n\n**Abstract**: We light corridors.\n";
    private const string Items =
        "## 2025-08-01\n\n- [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)\n";
    private const string Rows =
        "| Day | Title | PDF | Summary |\n|---|---|---|---|\n| 2025-08-01 | Lanterns | [2508.00011](https://arxiv.org/abs/2508.00011) | We do. |\n";

    [Theory]
    [InlineData("See github.com/inv‸.", "invented/garden", "See github.com/invented/garden.")]
    [InlineData("See https://github.com/inv‸", "invented", "See https://github.com/invented/")]
    [InlineData("See https://github.com/invented/‸.", "bridge", "See https://github.com/invented/bridge.")]
    [InlineData(
        "See https://github.com/invented/gar‸dens",
        "garden",
        "See https://github.com/invented/garden"
    )]
    [InlineData("(github.com/o‸)", "other/lamp", "(github.com/other/lamp)")]
    [InlineData("See github.com/gard‸", "invented/garden", "See github.com/invented/garden")]
    [InlineData("代码：https://github.com/o‸", "other", "代码：https://github.com/other/")]
    // A longer URL keeps its slash, and another repository also replaces the name.
    [InlineData("See github.com/in‸v/lamp.", "other/lamp", null)]
    [InlineData("See github.com/in‸v/lamp.", "invented", "See github.com/invented/lamp.")]
    [InlineData("See github.com/in‸v/lamp.", "invented/garden", "See github.com/invented/garden.")]
    [InlineData("See github.com/‸/lamp.", "other", "See github.com/other/lamp.")]
    public void Repositories_are_completed_in_a_url(string line, string label, string? expected)
    {
        const string Start = "Lanterns for Long Corridors\n\nWe light corridors.\n";
        if (expected is null)
            Labels($"{Start}{line}\n").ShouldNotContain(label);
        else
            Accept($"{Start}{line}\n", label).ShouldBe($"{Start}{expected}\n");
    }

    [Theory]
    [InlineData("Tags:‸", "water", "Tags: water")]
    [InlineData("Tags: ‸", "long context", "Tags: long context")]
    [InlineData("Tags: light, w‸", "water", "Tags: light, water")]
    [InlineData("Tags: light,‸, deep", "water", "Tags: light, water, deep")]
    [InlineData("Tags: wa‸ter", "water", "Tags: water")]
    [InlineData("Status: ‸", "reading", "Status: reading")]
    [InlineData("Status: ‸", "skimmed", "Status: skimmed")]
    [InlineData("Status: re‸", "read", "Status: read")]
    [InlineData("Date: ‸", "2026-08-02", "Date: 2026-08-02")]
    [InlineData("TAGS: w‸", "water", "TAGS: water")]
    [InlineData("**Tags:** w‸", "water", "**Tags:** water")]
    [InlineData("**Tags:**‸", "water", "**Tags:** water")]
    [InlineData("**Tags**: light, w‸", "water", "**Tags**: light, water")]
    [InlineData("Tags: #light #w‸", "water", "Tags: #light #water")]
    [InlineData("Tags: #light ‸", "water", "Tags: #light #water")]
    [InlineData("Tags: #light w‸", "water", "Tags: #light #water")]
    [InlineData("Tags: C#, ‸", "water", "Tags: C#, water")]
    public void Values_of_fields(string line, string label, string expected) =>
        Accept($"Lanterns for Long Corridors\n\nWe light corridors.\n\n{line}\n", label)
            .ShouldBe($"Lanterns for Long Corridors\n\nWe light corridors.\n\n{expected}\n");

    [Theory]
    [InlineData("\n‸\n", "Tags", "\nTags: \n")]
    [InlineData("\nSta‸\n", "Status", "\nStatus: \n")]
    [InlineData("\nNote: so\n‸\n", "Tags", "\nNote: so\nTags: \n")]
    [InlineData("\n‸\n", "Aug 2", "\nAug 2\n\n")]
    [InlineData("\nAug‸\n", "Aug 1", "\nAug 1\n\n")]
    public void Lines_after_a_paper_are_classified(string end, string label, string expected)
    {
        const string Start = "Jul 30\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n";
        Accept(Start + end, label).ShouldBe(Start + expected);
    }

    [Theory]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nWe light corridors as far as\nNo‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nWe light ‸corridors.\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee gitlab.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee notgithub.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee https://gist.github.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nSee docs.github.com/inv‸\n")]
    [InlineData("Jul 30\n\nLanterns for Long Corridors\n\nNote: anything ‸\n")]
    [InlineData("# Papers\n\n### [A](https://arxiv.org/abs/2507.00001)\n\n```\n‸\n```\n")]
    public void No_completion_in_running_text(string text)
    {
        var (tree, offset) = Read(text);
        Completion
            .At(
                tree,
                offset,
                Sources(tree) with
                {
                    Library = () => throw new InvalidOperationException("asked for nothing"),
                }
            )
            .Proposals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("key-value", "Title: A\nSummary: We do.\n---\n‸", "New paper")]
    [InlineData("key-value", "Title: A\nSummary: We do.\n---\n\nT‸", "New paper")]
    [InlineData("key-value", "Title: A\n‸", "PDF", "Summary", "Tags")]
    [InlineData("key-value", "Title: A\nSummary: We do.\nT‸", "PDF", "Tags")]
    [InlineData("arxiv-mail", Mail + "‸", "Tags", "New paper")]
    [InlineData("arxiv-mail", Mail + "-‸", "New paper")]
    [InlineData("arxiv-mail", Mail + "\n‸", "Tags", "Categories", "New paper")]
    [InlineData("numbered", Numbers + "\n--‸", "New paper")]
    [InlineData("numbered", Numbers + "\n‸", "Tags", "New paper", "Aug 2")]
    [InlineData("markdown-sections", Sections + "#‸", "New paper", "## 2026-08-02")]
    [InlineData("markdown-sections", Sections + "## ‸", "New paper", "## 2026-08-02")]
    [InlineData("markdown-sections", Sections + "### ‸", "New paper")]
    [InlineData("markdown-sections", Sections + "### N‸", "New paper")]
    [InlineData("markdown-sections", Sections + "**T‸", "Tags")]
    [InlineData("markdown-sections", Sections + "- **T‸", "Tags")]
    [InlineData("markdown-sections", Sections + "‸", "Tags")]
    [InlineData("markdown-sections", "### [A](https://arxiv.org/abs/2507.00001)\n‸", "Abstract", "Tags")]
    [InlineData("markdown-list", Items + "‸", "New paper", "Tags")]
    [InlineData("markdown-list", Items + "N‸", "New paper")]
    [InlineData("markdown-list", Items + "-‸", "New paper")]
    [InlineData("markdown-list", Items + "- N‸", "New paper")]
    [InlineData("markdown-list", Items + "  - T‸", "Tags", "Abstract")]
    [InlineData("markdown-list", Items + "  ‸", "Tags", "Abstract")]
    [InlineData("markdown-list", "- 2025-08-01\n  ‸", "New paper")]
    [InlineData("markdown-table", Rows + "‸", "New paper")]
    [InlineData("markdown-table", Rows + "| ‸", "New paper")]
    [InlineData("pasted-page", "Aug 1\n‸", "New paper")]
    public void Suggestions_are_valid_at_their_position(string dialect, string text, params string[] labels)
    {
        var (tree, offset) = Read(text, dialect);
        var proposals = Completion.At(tree, offset, Sources(tree)).Proposals;
        labels.ShouldBeSubsetOf(proposals.Select(p => p.Label));
        foreach (var proposal in proposals)
            IsFound(proposal, tree, offset).ShouldBeTrue(proposal.Label);
    }

    [Theory]
    [InlineData("key-value", "Title: A\nSummary: We do.\n---\n\n‸", "Tags")]
    [InlineData("arxiv-mail", Mail + "\n‸", "Aug 2")]
    [InlineData("markdown-list", Items + "- ‸", "Tags")]
    [InlineData("markdown-list", Items + "  - ‸", "New paper")]
    [InlineData("markdown-table", Rows + "\n‸", "New paper")]
    [InlineData("markdown-table", Rows + "‸", "Tags")]
    [InlineData("arxiv-mail", Mail + "- ‸", "New paper")]
    [InlineData("pasted-page", "Jul 30\n\nLanterns‸\n\nWe light corridors.\n", "New paper")]
    [InlineData("pasted-page", "Jul 30\n\nLanterns‸\n\nWe light corridors.\n", "Tags")]
    public void Suggestion_that_would_not_parse_is_left_out(string dialect, string text, string label)
    {
        var (tree, offset) = Read(text, dialect);
        Completion.At(tree, offset, Sources(tree)).Proposals.Select(p => p.Label).ShouldNotContain(label);
    }

    [Theory]
    [InlineData("numbered", Numbers + "\n‸", "--- 3. ${1:Title} ---\n")]
    [InlineData(
        "markdown-sections",
        "# Aug 1\n\n## [A](https://arxiv.org/abs/2507.00001)\n\n**Abstract**: We do.\n\n‸",
        "## [${1:Title}](https://arxiv.org/abs/${2:2401.00001})\n\n**Abstract**: ${3:Abstract}\n$0"
    )]
    [InlineData(
        "markdown-list",
        "- 2025-08-01\n  * [A](https://arxiv.org/abs/2507.00001)\n‸\n",
        "  * [${1:Title}](https://arxiv.org/abs/${2:2401.00001})\n    - Abstract: ${3:Abstract}$0"
    )]
    [InlineData("markdown-list", "1. [A](https://arxiv.org/abs/2507.00001)\n‸\n", "2. [${1:Title}](")]
    [InlineData("markdown-list", "- 2025-08-01\n‸\n", "  - [${1:Title}](")]
    [InlineData(
        "pasted-page",
        "Aug 1\n\n‸",
        "${1:Title}\n\n${2:Abstract}\n\nhttps://arxiv.org/abs/${3:2401.00001}\n$0"
    )]
    [InlineData("arxiv-mail", Mail + Rule + "‸", "\\\\\\\\\narXiv:${1:2401.00001}\n\nTitle: ${2:Title}\n")]
    [InlineData("arxiv-mail", Mail + Rule + "\\\\\n‸", "arXiv:${1:2401.00001}\n\nTitle: ${2:Title}\n")]
    [InlineData("key-value", "Title: A\nSummary: We do.\n\n‸", "---\nTitle: ${1:Title}\n")]
    [InlineData(
        "markdown-table",
        Rows + "‸\n",
        "| ${1:Day} | ${2:Title} | [${3:2401.00001}](https://arxiv.org/abs/${3:2401.00001}) | ${4:Abstract} |$0"
    )]
    public void New_paper_is_formatted_like_its_neighbors(string dialect, string text, string start)
    {
        var (tree, offset) = Read(text, dialect);
        var paper = Completion
            .At(tree, offset, Sources(tree))
            .Proposals.Where(p => p.Kind == CompletionKind.Paper)
            .ShouldHaveSingleItem();
        paper.Snippet.ShouldNotBeNull().ShouldStartWith(start);
    }

    [Theory]
    [InlineData("Aug 1, 2025", "Aug 2, 2026")]
    [InlineData("Tuesday, 29 July 2025", "Sunday, 2 August 2026")]
    public void A_day_is_written_as_the_day_before_it(string day, string expected) =>
        Labels($"{day}\n\nLanterns for Long Corridors\n\nWe light corridors and see.\n\n‸")
            .ShouldContain(expected);

    [Fact]
    public void Incomplete_text_is_not_suggested()
    {
        const string Start = "Lanterns for Long Corridors\n\nWe light them.\n\n";
        Labels(Start + "Tags: wat‸\n").ShouldBe(["water"]);
        Labels(Start + "Status: re‸\n").ShouldBe(["read", "reading"]);
    }

    [Fact]
    public void Tags_that_continue_the_typed_text_are_suggested_among_many()
    {
        var many = string.Join(", ", Enumerable.Range(100, 400).Select(i => $"Tag {i}"));
        var text = $"Lanterns for Long Corridors\n\nWe light them.\n\nTags: {many}\n\n";
        var (tree, offset) = Read(text + "Gardens of Sparse Attention\n\nWe plant them.\n\nTags: tag 49‸\n");
        var answer = Completion.At(tree, offset, Sources(tree));
        answer
            .Proposals.Take(10)
            .Select(p => p.Label)
            .ShouldBe(Enumerable.Range(490, 10).Select(i => $"Tag {i}"));
        answer.IsComplete.ShouldBeTrue();
        (tree, offset) = Read(text + "Gardens of Sparse Attention\n\nWe plant them.\n\nTags: t‸\n");
        Completion.At(tree, offset, Sources(tree)).IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Every_suggestion_in_a_sample_parses_as_intended()
    {
        foreach (var (dialect, sample) in Samples.ByDialect)
        {
            foreach (var text in (string[])[sample, sample.Replace("\n", "\r\n", StringComparison.Ordinal)])
            {
                var tree = DigestTree.Parse(text, DialectChooser.Find(dialect)!);
                for (var line = 0; line < tree.LineCount; line++)
                    EachIsRead(tree, tree.Offset(new LinePosition(line, 0)));
            }
        }
    }

    [Fact]
    public void Every_suggestion_in_a_corpus_document_parses_as_intended()
    {
        foreach (var name in Corpus.Documents())
        {
            var tree = DigestTree.Parse(Corpus.Read(name), DialectChooser.For(null, name));
            if (tree.Length > 400_000)
                continue;
            for (var line = 1; line < tree.LineCount; line += 1 + (tree.LineCount / 5))
                EachIsRead(tree, tree.Offset(new LinePosition(line, 0)));
        }
    }

    // On a new, empty line.
    private static void EachIsRead(DigestTree old, int offset)
    {
        var tree = old.WithChange(new TextChange(new TextSpan(offset, 0), old.LineEnd()));
        if (tree.Dialect != old.Dialect)
            return;
        var text = tree.ToString();
        var (titles, days) = Said(tree);
        foreach (var proposal in Completion.At(tree, offset, Sources(tree)).Proposals)
        {
            var written = proposal.Kind == CompletionKind.Field ? proposal.Text + "light" : proposal.Text;
            var changed = DigestTree.Parse(
                TextChange.Apply(text, [new TextChange(proposal.Replace, written)]),
                tree.Dialect
            );
            var (now, daysNow) = Said(changed);
            var at =
                $"{tree.Dialect.Id}, {tree.Position(offset)}, {proposal.Label}\n{text[Math.Max(0, offset - 200)..offset]}‸";
            now.Length.ShouldBe(titles.Length + (proposal.Kind == CompletionKind.Paper ? 1 : 0), at);
            titles.Except(now, StringComparer.Ordinal).ShouldBeEmpty(at);
            daysNow.ShouldBe(days + (proposal.Kind == CompletionKind.Date ? 1 : 0), at);
            if (proposal.Kind == CompletionKind.Field)
                changed
                    .Parts.Select(p => p.Part)
                    .OfType<Entry>()
                    .ShouldContain(
                        e =>
                            e.Content.Field(proposal.Label) != null
                                && e.Content.Field(proposal.Label)!.Value == "light"
                            || e.Content.Abstract != null && e.Slice(e.Content.Abstract.Value) == "light",
                        at
                    );
        }
    }

    private static (string[] Titles, int Days) Said(DigestTree tree) =>
        (
            [.. tree.Parts.Select(p => p.Part).OfType<Entry>().Select(e => e.Content.Title)],
            tree.Parts.Count(p => p.Part is DateHeading)
        );

    // Like an editor: the replaced text before the caret occurs in order in the filter text.
    private static bool IsFound(CompletionProposal proposal, DigestTree tree, int offset)
    {
        if (proposal.FilterText.Length > proposal.Label.Length)
        {
            var typed = tree.Slice(TextSpan.FromBounds(proposal.Replace.Start, offset));
            return typed.TrimEnd() is var text
                && text.AsSpan().IndexOfAnyExcept("-#*|\\ ") is var word
                && proposal.FilterText.StartsWith(word < 0 ? text : text[..word], StringComparison.Ordinal);
        }
        return proposal.Replace.Touches(offset);
    }

    [Fact]
    public void A_repository_that_no_digest_names_but_was_looked_up_comes_too() =>
        Labels("Lanterns for Long Corridors\n\nSee github.com/elsew‸\n")
            .ShouldBe(["elsewhere/lamp", "elsewhere"]);

    [Fact]
    public void A_tag_that_is_there_is_not_proposed_again() =>
        Labels("Lanterns for Long Corridors\n\nWe light them.\n\nTags: water, ‸\n")
            .ShouldBe(["long context"]);

    [Theory]
    [InlineData("See github.com/invented/ga‸", new[] { "garden" })]
    [InlineData("See github.com/invented/garden‸ and github.com/invented/gate.", new[] { "garden" })]
    [InlineData("See github.com/invented/gate‸ and github.com/invented/gate.", new[] { "gate" })]
    [InlineData("See github.com/nobody/at-al‸", new string[0])]
    public void Url_being_typed_is_not_suggested(string line, string[] expected) =>
        Labels($"Lanterns for Long Corridors\n\nWe light corridors.\n{line}\n").ShouldBe(expected);

    [Fact]
    public void A_heading_is_written_as_the_document_writes_them() =>
        Labels(
                "## Papers for 2025-07-30\n\n### [A](https://arxiv.org/abs/2507.00001)\n\n**Abstract**: We do.\n\n‸\n"
            )
            .ShouldContain("## Papers for 2026-08-02");

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_new_paper_is_read_as_it_is_filled(string dialect)
    {
        const string Title = "Lanterns for Long Corridors: Lighting the Middle";
        const string Abstract =
            "We look at what language models forget in the middle of a long corridor of text, and how a lantern helps them to find it again in time.";
        var (tree, offset) = Read((dialect == "markdown-table" ? Rows : "") + "‸", dialect);
        var template = EntryTemplates.Paper(tree, offset).ShouldNotBeNull();
        var entry = DigestTree
            .Parse(tree.ToString() + template.Fill(Title, "2508.00011", Abstract), tree.Dialect)
            .Parts.Select(p => p.Part)
            .OfType<Entry>()
            .Last();
        entry.Content.Title.ShouldBe(Title);
        entry.Content.ArxivId.ShouldBe("2508.00011");
        entry.Slice(entry.Content.Abstract.ShouldNotBeNull()).ShouldBe(Abstract);
        entry.Content.Authors.ShouldBeEmpty();
    }

    public static TheoryData<string> Dialects => [.. DialectChooser.All.Select(d => d.Id)];

    private static string Accept(string text, string label)
    {
        var (tree, offset) = Read(text);
        var proposal = Completion
            .At(tree, offset, Sources(tree))
            .Proposals.Where(p => p.Label == label)
            .ShouldHaveSingleItem($"{label} in {string.Join(" | ", Labels(text))}");
        proposal.Replace.Touches(offset).ShouldBeTrue();
        return TextChange.Apply(tree.ToString(), [new TextChange(proposal.Replace, proposal.Text)]);
    }

    private static string[] Labels(string text)
    {
        var (tree, offset) = Read(text);
        return [.. Completion.At(tree, offset, Sources(tree)).Proposals.Select(p => p.Label)];
    }

    private static (DigestTree Tree, int Offset) Read(string text, string? dialect = null)
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        var choose = dialect is null ? DialectChooser.Choose : DialectChooser.For(dialect, "");
        return (DigestTree.Parse(text.Remove(offset, 1), choose), offset);
    }

    private static CompletionSources Sources(DigestTree tree) =>
        new(
            () =>
                new WorkspaceIndex(
                    new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
                    {
                        ["file:///this"] = DigestFacts.Of(tree, PositionEncoding.Utf16),
                        ["file:///others"] = DigestFacts.Of(
                            DigestTree.Parse(Others, DialectChooser.Choose),
                            PositionEncoding.Utf16
                        ),
                    }
                ),
            start => start == "elsew" ? ["elsewhere/lamp"] : [],
            new DateOnly(2026, 8, 2)
        );
}
