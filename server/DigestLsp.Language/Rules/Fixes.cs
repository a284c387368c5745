using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Fixes of many findings as one edit.</summary>
public static class Fixes
{
    private const int MostPasses = 8;

    /// <summary>
    /// The changes of the first fix of every finding that may be mended without a look; of two that would touch the same text the first is taken.
    /// </summary>
    public static IReadOnlyList<TextChange> Safe(IEnumerable<Finding> findings) =>
        Merge(findings.Select(f => f.Fixes.FirstOrDefault(x => x.IsSafe)));

    /// <summary>The changes of every finding's first fix, none overlapping.</summary>
    public static IReadOnlyList<TextChange> All(IEnumerable<Finding> findings) =>
        Merge(findings.Select(f => f.Fixes.Count > 0 ? f.Fixes[0] : null));

    /// <summary>
    /// All safe fixes, and those that come into sight behind them: applied to the result, the same call gives no change.
    /// </summary>
    public static IReadOnlyList<TextChange> SafeToTheEnd(DigestTree tree, RuleSettings settings) =>
        ToTheEnd(tree, t => Safe(Linter.Check(t, settings)));

    /// <summary>Repeats a step until it has nothing more to do, and gives the way from the first text to the last.</summary>
    public static IReadOnlyList<TextChange> ToTheEnd(
        DigestTree tree,
        Func<DigestTree, IReadOnlyList<TextChange>> step
    )
    {
        var first = step(tree);
        if (first.Count == 0)
            return first;
        var text = TextChange.Apply(tree.ToString(), first);
        var passes = 1;
        for (; passes < MostPasses; passes++)
        {
            var next = step(tree.Reparse(text));
            if (next.Count == 0)
                break;
            text = TextChange.Apply(text, next);
        }
        return passes == 1 ? first : TextChange.Between(tree.ToString(), text);
    }

    /// <summary>The changes of fixes, in order; a fix that would touch what an earlier one touches is left out.</summary>
    public static IReadOnlyList<TextChange> Merge(IEnumerable<Fix?> fixes)
    {
        var taken = new SortedSet<TextChange>(
            Comparer<TextChange>.Create((a, b) => a.Span.Start.CompareTo(b.Span.Start))
        );
        foreach (var fix in fixes)
        {
            if (fix is not null && fix.Changes.All(c => IsFree(taken, c)))
                taken.UnionWith(fix.Changes);
        }
        return [.. taken];
    }

    private static bool IsFree(SortedSet<TextChange> taken, TextChange change)
    {
        if (taken.Count == 0)
            return true;
        var (low, high) = (new TextSpan(0, 0), new TextSpan(int.MaxValue, 0));
        var here = change with { Span = change.Span with { Length = 0 } };
        var before = taken.GetViewBetween(new TextChange(low, ""), here);
        if (
            before.Count > 0
            && (before.Max.Span.Start == change.Span.Start || before.Max.Span.End > change.Span.Start)
        )
            return false;
        var behind = taken.GetViewBetween(here, new TextChange(high, ""));
        return behind.Count == 0 || behind.Min.Span.Start >= change.Span.End;
    }
}
