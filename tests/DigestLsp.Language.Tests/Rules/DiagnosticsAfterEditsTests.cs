using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// Diagnostics after edits, with cached ones of unchanged parts, equal those of a new tree, including fixes and related locations.
/// </summary>
public class DiagnosticsAfterEditsTests
{
    // Text that rules compare: days, topics, repeated papers, periods, line endings, repositories.
    private static readonly string[] Pieces =
    [
        "Aug 1, 2025\n\n",
        "Aug 2, 2024\n\n",
        "2025-08-01\n\n",
        "Aug 3\n\n",
        "Feb 3\n\n",
        "# Topic\n\n",
        "Upvote\n\n",
        .. new[]
        {
            "Gardens of Sparse Attention",
            "Gardens of sparse attention.",
            "Lanterns for Long Corridors.",
            "Rivers of Cold Data",
            "Bridges over Quiet Rivers",
            "Sheep in the U.S.",
        }.SelectMany(title =>
            new[]
            {
                $"{title}\n\n",
                $"{title}\r\n\r\nWe look at them and watch which of them bear fruit at night.\r\n\r\n",
                $"{title}\n\nWe look at them and watch which of them bear fruit at night.\n\nCode: https://github.com/a/b\n\n",
                $"{title}\n\nThey are at github.com/a/c and github.com/a/b, ``quoted''.\n\narXiv: https://arxiv.org/abs/2506.01234\n\n",
            }
        ),
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Document = Gen.OneOf(
        Piece.Array[0, 40].Select(string.Concat),
        // A page that is pasted again.
        Gen.Select(Piece.Array[3, 15], Gen.Int[2, 4])
            .Select((page, times) => string.Concat(Enumerable.Repeat(string.Concat(page), times))),
        IncrementalTests.Document
    );

    private static readonly Gen<(int Start, int Length, string NewText)> Edit = Gen.OneOf(
        IncrementalTests.Edit,
        Gen.Select(Gen.Int[0, 1_000_000], Gen.OneOf(Gen.Const(0), Gen.Int[0, 60]), Piece)
    );

    [Fact]
    public void Diagnostics_after_edits_equal_those_of_a_new_tree() =>
        Gen.Select(Document, Edit.Array[1, 6])
            .ForAll(
                (text, edits) =>
                {
                    var tree = DigestTree.Parse(text, DialectChooser.Choose);
                    var cache = new RuleCache();
                    foreach (var (at, count, newText) in edits)
                    {
                        _ = Linter.Check(tree, RuleSettings.Default, cache: cache);
                        var start = at % (tree.Length + 1);
                        tree = tree.WithChange(
                            new TextChange(
                                TextSpan.FromBounds(start, Math.Min(tree.Length, start + count)),
                                newText
                            )
                        );
                        Describe(tree, cache)
                            .ShouldBe(
                                Describe(DigestTree.Parse(tree.ToString(), DialectChooser.Choose)),
                                tree.ToString()
                            );
                    }
                },
                iterations: 1500
            );

    [Fact]
    public void Repeated_fixes_run_every_rule_with_safe_fixes_and_do_not_affect_later_checks() =>
        Document.ForAll(
            text =>
            {
                var tree = DigestTree.Parse(text, DialectChooser.Choose);
                var cache = new RuleCache();
                var mending = Linter.CheckToMend(tree, RuleSettings.Default, cache);
                var all = Linter.Check(tree, RuleSettings.Default, cache: cache);
                string.Join('\n', all.Select(Describe))
                    .ShouldBe(Describe(DigestTree.Parse(text, DialectChooser.Choose)));
                mending.Where(Mends).Select(Describe).ShouldBe(all.Where(Mends).Select(Describe), text);
                all.Where(f => !RuleSet.ById[f.RuleId].MayHaveSafeFix).ShouldNotContain(f => Mends(f));
            },
            iterations: 1500
        );

    [Fact]
    public void No_example_of_a_rule_without_safe_fixes_has_one()
    {
        foreach (var rule in RuleSet.ById.Values.Where(r => !r.MayHaveSafeFix))
        {
            foreach (var text in rule.Examples.Select(e => MarkedText.Parse(e).Text))
                Linter
                    .Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default)
                    .ShouldNotContain(f => f.RuleId == rule.Id && Mends(f));
        }
    }

    private static bool Mends(Diagnostic diagnostic) =>
        RuleSet.ById[diagnostic.RuleId].IsAppliedByCleanup || diagnostic.Fixes.Any(f => f.IsSafe);

    private static string Describe(DigestTree tree, RuleCache? cache = null) =>
        string.Join('\n', Linter.Check(tree, RuleSettings.Default, cache: cache).Select(Describe));

    private static string Describe(Diagnostic diagnostic) =>
        string.Join(
            " | ",
            [
                $"{diagnostic.Span} {diagnostic.RuleId} {diagnostic.Severity} {diagnostic.Message} {diagnostic.IsHint} {diagnostic.Unnecessary}",
                .. diagnostic.Related.Select(r => $"{r.Span} {r.Message}"),
                .. diagnostic.Fixes.Select(f =>
                    $"{f.Title} {f.IsSafe} {f.IsPreferred} {string.Join(',', f.Changes.Select(c => $"{c.Span}{c.NewText}"))}"
                ),
            ]
        );
}
