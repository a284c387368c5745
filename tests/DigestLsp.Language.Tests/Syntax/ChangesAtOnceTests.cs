using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Syntax;

/// <summary>Many changes at once: the tree equals that of the changed text, and successive steps merge into one list of changes.</summary>
public class ChangesAtOnceTests
{
    [Fact]
    public void A_tree_after_changes_equals_a_fresh_one() =>
        Gen.Select(IncrementalTests.Document, IncrementalTests.Edit.Array[0, 12])
            .ForAll(
                (text, edits) =>
                {
                    var changes = Apart(text.Length, edits);
                    var tree = DigestTree.Parse(text, DialectChooser.Choose).WithChanges(changes);
                    var changed = TextChange.Apply(text, changes);
                    TreeComparison
                        .Describe(tree)
                        .ShouldBe(TreeComparison.Describe(DigestTree.Parse(changed, DialectChooser.Choose)));
                    // A keystroke afterwards does not change it.
                    _ = tree.WithChange(new TextChange(new TextSpan(changed.Length / 2, 0), "\n\nx"));
                    TreeComparison.CheckInvariants(tree, changed);
                },
                iterations: 1500
            );

    [Fact]
    public void So_does_a_long_one_with_so_many_that_both_halves_are_read_at_once() =>
        Gen.Select(IncrementalTests.Document.Array[100, 160], IncrementalTests.Edit.Array[150, 250])
            .ForAll(
                (texts, edits) =>
                {
                    var text = string.Concat(texts);
                    // At both ends, with an untouched region between.
                    var end = Math.Max(1, text.Length * 2 / 5);
                    var apart = edits.Select(
                        (e, i) =>
                            (
                                Start: (int)((long)e.Start * 7919 % end) + (i % 2 * (text.Length - end)),
                                e.Length,
                                e.NewText
                            )
                    );
                    var changes = Apart(text.Length, [.. apart]);
                    var changed = TextChange.Apply(text, changes);
                    var tree = DigestTree.Parse(text, DialectChooser.Choose).WithChanges(changes);
                    TreeComparison
                        .Describe(tree)
                        .ShouldBe(TreeComparison.Describe(DigestTree.Parse(changed, DialectChooser.Choose)));
                    _ = tree.WithChange(new TextChange(new TextSpan(changed.Length / 2, 0), "\n\nx"));
                    TreeComparison.CheckInvariants(tree, changed);
                },
                iterations: 200
            );

    [Fact]
    public void Changes_that_overlap_or_reach_out_are_refused()
    {
        var tree = DigestTree.Parse("Aug 1\n\nA Title of Four Words\n", DialectChooser.Choose);
        Should.Throw<ArgumentException>(() =>
            tree.WithChanges([new(new TextSpan(0, 4), ""), new(new TextSpan(3, 2), "")])
        );
        Should.Throw<ArgumentException>(() => tree.WithChanges([new(new TextSpan(tree.Length, 1), "")]));
        tree.WithChanges([]).ShouldBeSameAs(tree);
    }

    [Fact]
    public void Steps_to_the_end_are_one_way_from_the_first_text_to_the_last() =>
        Gen.Select(IncrementalTests.Document, IncrementalTests.Edit.Array[0, 8].Array[1, 4])
            .ForAll(
                (text, rounds) =>
                {
                    var (expected, round) = (text, 0);
                    var way = Fixes.ToTheEnd(
                        DigestTree.Parse(text, DialectChooser.Choose),
                        tree =>
                        {
                            if (round == rounds.Length)
                                return [];
                            var changes = Apart(tree.Length, rounds[round++]);
                            // A step without changes is the last one.
                            if (changes.Count == 0)
                                round = rounds.Length;
                            expected = TextChange.Apply(expected, changes);
                            return changes;
                        }
                    );
                    TextChange.Apply(text, way).ShouldBe(expected);
                },
                iterations: 1500
            );

    [Fact]
    public void Diagnostics_are_ordered_by_position()
    {
        foreach (var name in Corpus.Documents())
        {
            var tree = DigestTree.Parse(Corpus.Read(name), DialectChooser.For(null, name));
            var found = Linter.Check(tree, RuleSettings.Default);
            var ordered = found
                .OrderBy(f => f.Span.Start)
                .ThenBy(f => f.Span.End)
                .ThenBy(f => f.RuleId, StringComparer.Ordinal);
            found.Select(Place).ShouldBe(ordered.Select(Place), name);
        }

        static string Place(Diagnostic diagnostic) => $"{diagnostic.Span} {diagnostic.RuleId}";
    }

    /// <summary>Converts edits to ordered changes of one text.</summary>
    private static List<TextChange> Apart(int length, (int Start, int Length, string NewText)[] edits)
    {
        var changes = new List<TextChange>();
        var end = 0;
        foreach (var (at, count, newText) in edits.OrderBy(e => e.Start % (length + 1)))
        {
            var start = Math.Max(end, at % (length + 1));
            end = Math.Min(length, start + count);
            changes.Add(new TextChange(TextSpan.FromBounds(start, end), newText));
        }
        return changes;
    }
}
