using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests.Dialects;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>After any edits, a tree equals a new tree of the same text.</summary>
public class IncrementalTests
{
    private const string Abstract =
        "We study how small gardens of weights grow under patient pruning. In many settings the plants of one bed "
        + "shade those of the next, and a gardener who cuts too early loses both. We propose Shears, a schedule that "
        + "waits for the first fruit. On five public beds it keeps 98% of the harvest with a tenth of the water.";

    // Text that is special in some dialect: lines, markers and line breaks that move boundaries.
    private static readonly string[] Pieces =
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "x",
        ".",
        "Aug 1",
        "2025-08-01",
        "\n\nAug 2\n\n",
        "Tags: a, b\n",
        "Note: read\n",
        "\nCode: https://github.com/a/b\n",
        "  • 8 authors\n·\nOct 28, 2024\n",
        "·\n",
        "• 3 authors\n\n",
        "Submitted by\n\n",
        "ada\n\n",
        "292\n\n",
        "Upvote\n\n",
        "new\n",
        "GitHub 3.29k\n",
        "A Title of Some Length\n\n",
        "Another: Title With a Stop.\n\n",
        Abstract,
        Abstract + "\n\n",
        "We have one sentence here.\n\n",
        "https://github.com/o/r.",
        "\uFEFF",
        "\u200B",
        "𝔸stral ",
        "---\n",
        "---\nlayout: page\n\n---\n",
        "```\n",
        "\\\\\n",
        "# Head\n",
        "## 2024-05-01\n",
        "### [T](https://arxiv.org/abs/2401.00001)\n",
        "- [Title](https://arxiv.org/abs/2401.00001)\n",
        "  - authors\n",
        "<p align=\"left\">\n    <a href=\"https://arxiv.org/abs/2401.00004\">\n",
        "    <strong>A Title in HTML</strong>\n    <br/>\n    Ada, Ben\n",
        "    <strong>Topic:</strong> beds\n</p>\n",
        "- **[2026.05.27]**\n",
        "  - Paper: [Title](https://arxiv.org/abs/2401.00002)\n",
        "    - [Deeper](https://arxiv.org/abs/2401.00003)\n",
        "The rows that were watered least have become a popular way to\n\n",
        "Rows in Title Case.\n\n",
        "Models\n",
        "|a|b|c|\n",
        "|---|---|---|\n",
        "Title: Foo\n",
        "Summary: bar\n",
        "PDF: x\n",
        "arXiv:2306.01234\n",
        "Date: Mon, 12 Jun 2023 21:15:25 GMT\n",
        "------------------------------------------------------------------------------\n",
        "--- 3. A Title ---\n",
        "## Abstract\n",
        "Link: https://huggingface.co/papers/2401.00001\n",
        "%%--%%--%%\n",
        "[1]  arXiv:2508.00001 [pdf, other]\n",
        "1. A Title of Some Length\n",
        "https://arxiv.org/abs/2401.00005\n",
        "Ada Erfunden, Ben Bedacht\n",
        "Authors:\n",
        "Abstract\n",
        "📄 A Title of Some Length\n",
        "👥 Ada Erfunden\n",
        "Published: 22 Jan 2026\n",
        "Marit: worth a look\n",
        "New submissions for Tue, 23 Jul 24\n",
        "Community\n",
        "AI-generated summary\n",
        "[A Title](https://arxiv.org/abs/2401.00006)\n",
        "\t",
        "(",
        ")",
        "**",
        "`",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Int[0, 1000].Select(i => Pieces[i % Pieces.Length]),
        Gen.String[Gen.Char["ab .\n\r|-#:\\"], 0, 6]
    );

    internal static readonly Gen<string> Document = Gen.OneOf(
        Piece.Array[0, 40].Select(string.Concat),
        Gen.Int[0, 1000].Select(i => Samples.ByDialect.Values.ElementAt(i % Samples.ByDialect.Count))
    );

    internal static readonly Gen<(int Start, int Length, string NewText)> Edit = Gen.Select(
        Gen.Int[0, 1_000_000],
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 3], Gen.Int[0, 400]),
        Gen.OneOf(Gen.Const(""), Piece, Piece.Array[0, 4].Select(string.Concat))
    );

    [Fact]
    public void Tree_after_edits_equals_a_new_one() =>
        Gen.Select(Document, Edit.Array[1, 8])
            .ForAll(
                Check,
                iterations: 4000,
                print: t =>
                    $"{Quote(t.Item1)} / {string.Join(" / ", t.Item2.Select(e => $"{e.Start},{e.Length},{Quote(e.NewText)}"))}"
            );

    [Fact]
    public void Tree_after_edits_equals_a_new_one_in_every_dialect() =>
        Gen.Select(
                Gen.Int[0, 1000].Select(i => DialectChooser.All[i % DialectChooser.All.Count]),
                Document,
                Edit.Array[1, 8]
            )
            .ForAll(
                (dialect, text, edits) => Check(text, edits, _ => dialect),
                iterations: 8000,
                print: t =>
                    $"{t.Item1.Id}: {Quote(t.Item2)} / {string.Join(" / ", t.Item3.Select(e => $"{e.Start},{e.Length},{Quote(e.NewText)}"))}"
            );

    private static readonly string[] Names = ["a.md", "a.txt", "a.org", "a.rst", "a.adoc", "a.digest", ""];

    private static readonly Gen<string> Learned = Gen.OneOf(
        Gen.Int[0, 1000].Select(i => VariedDigests.All[i % VariedDigests.All.Count].Text),
        Gen.Int[0, 1000].Select(i => TypedDigests.All[i % TypedDigests.All.Count].Text.Replace("¦", "")),
        Piece.Array[0, 40].Select(string.Concat)
    );

    [Fact]
    public void A_tree_of_a_learned_layout_after_edits_equals_a_fresh_one()
    {
        var changes = 0;
        Gen.Select(Gen.Int[0, 1000].Select(i => Names[i % Names.Length]), Learned, Edit.Array[1, 8])
            .Sample(
                (name, text, edits) =>
                {
                    var choose = DialectChooser.For(null, name);
                    var before = DigestTree.Parse(text, choose).Dialect;
                    Check(
                        text,
                        edits,
                        choose,
                        tree => Interlocked.Add(ref changes, tree.Dialect.Equals(before) ? 0 : 1)
                    );
                },
                iter: 600,
                print: t =>
                    $"{t.Item1}: {Quote(t.Item2)} / {string.Join(" / ", t.Item3.Select(e => $"{e.Start},{e.Length},{Quote(e.NewText)}"))}"
            );
        // A large share of the edits changes the inferred layout.
        changes.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Plain_list_after_edits_equals_a_new_one() =>
        Gen.Select(Document, Edit.Array[1, 8])
            .Sample(
                (text, edits) => Check(text, edits, _ => new PlainText(PlainOpeners.All)),
                iter: 4000,
                print: t =>
                    $"{Quote(t.Item1)} / {string.Join(" / ", t.Item2.Select(e => $"{e.Start},{e.Length},{Quote(e.NewText)}"))}"
            );

    [Fact]
    public void Long_tree_after_edits_equals_a_new_one() =>
        Gen.Select(Piece.Array[150, 500].Select(string.Concat), Edit.Array[1, 12])
            .ForAll(Check, iterations: 400);

    [Fact]
    public void Edit_shares_every_part_that_it_does_not_touch()
    {
        var text = string.Concat(
            Enumerable.Range(0, 500).Select(i => $"A Paper Called Number {i}\n\n{Abstract}\n\n")
        );
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var offset = text.IndexOf("Number 250", StringComparison.Ordinal) + 40;
        for (var key = 0; key < 50; key++)
        {
            var before = tree.Parts.Select(p => p.Part).ToArray();
            tree = tree.WithChange(new TextChange(new TextSpan(offset + key, 0), "x"));
            var after = tree.Parts.Select(p => p.Part).ToArray();
            after.Length.ShouldBe(before.Length);
            var replaced = Enumerable
                .Range(0, 500)
                .Where(i => !ReferenceEquals(before[i], after[i]))
                .ToArray();
            // The entry itself, and the next one if the text before it (the length of this abstract) changes its meaning.
            replaced.ShouldBeSubsetOf([250, 251]);
            replaced.ShouldContain(250);
        }
    }

    private static void Check((string Text, (int, int, string)[] Edits) sample) =>
        Check(sample.Text, sample.Edits, DialectChooser.Choose);

    private static void Check(
        string text,
        (int Start, int Length, string NewText)[] edits,
        DialectChoice choose,
        Action<DigestTree>? edited = null
    )
    {
        var tree = DigestTree.Parse(text, choose);
        TreeComparison.CheckInvariants(tree, text);
        foreach (var (at, length, newText) in edits)
        {
            var start = at % (text.Length + 1);
            var change = new TextChange(new TextSpan(start, Math.Min(length, text.Length - start)), newText);
            tree = tree.WithChange(change);
            text = TextChange.Apply(text, [change]);
            TreeComparison.Describe(tree).ShouldBe(TreeComparison.Describe(DigestTree.Parse(text, choose)));
            edited?.Invoke(tree);
        }
        TreeComparison.CheckInvariants(tree, text);
    }

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
