using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Fixes of many findings as one edit.</summary>
public static class Fixes
{
    private const int MaxPasses = 8;

    /// <summary>
    /// The changes of the first fix of every finding that may be mended without a look; of two that would touch the same text the first is taken.
    /// </summary>
    public static IReadOnlyList<TextChange> Safe(IEnumerable<Diagnostic> diagnostics) =>
        Merge(diagnostics.Select(f => f.Fixes.FirstOrDefault(x => x.IsSafe)));

    /// <summary>The changes of every finding's first fix, none overlapping.</summary>
    public static IReadOnlyList<TextChange> All(IEnumerable<Diagnostic> diagnostics) =>
        Merge(diagnostics.Select(f => f.Fixes.Count > 0 ? f.Fixes[0] : null));

    /// <summary>
    /// All safe fixes, and those that come into sight behind them: applied to the result, the same call gives no change.
    /// </summary>
    public static IReadOnlyList<TextChange> SafeToTheEnd(DigestTree tree, RuleSettings settings) =>
        ToTheEnd(tree, t => Safe(Linter.CheckToMend(t, settings)));

    /// <summary>Repeats a step until it has nothing more to do, and gives the way from the first text to the last.</summary>
    public static IReadOnlyList<TextChange> ToTheEnd(
        DigestTree tree,
        Func<DigestTree, IReadOnlyList<TextChange>> step
    )
    {
        var first = step(tree);
        if (first.Count == 0)
            return first;
        // What a step leaves alone is the same object behind it, and what was found there is known.
        var (now, text) = (tree.WithChanges(first), TextPieces.Of(tree.Length).With(first));
        var passes = 1;
        for (; passes < MaxPasses; passes++)
        {
            var next = step(now);
            if (next.Count == 0)
                break;
            (now, text) = (now.WithChanges(next), text.With(next));
        }
        return passes == 1
            ? first
            :
            [
                .. text.Changes()
                    .Where(c => c.Span.Length != c.NewText.Length || tree.Slice(c.Span) != c.NewText),
            ];
    }

    /// <summary>The changes of fixes, in order; a fix that would touch what an earlier one touches is left out.</summary>
    public static IReadOnlyList<TextChange> Merge(IEnumerable<Fix?> fixes)
    {
        // In order of their starts; fixes mostly come so, and then this is a list that grows at its end.
        var taken = new List<TextChange>();
        foreach (var fix in fixes)
        {
            if (fix is null || !fix.Changes.All(c => IsFree(taken, c)))
                continue;
            foreach (var change in fix.Changes)
                taken.Insert(IndexOf(taken, change.Span.Start), change);
        }
        return taken;
    }

    private static bool IsFree(List<TextChange> taken, TextChange change)
    {
        var at = IndexOf(taken, change.Span.Start);
        return (at == 0 || taken[at - 1].Span.End <= change.Span.Start)
            && (
                at == taken.Count
                || taken[at].Span.Start > change.Span.Start && taken[at].Span.Start >= change.Span.End
            );
    }

    /// <summary>Where the first change stands that starts at an offset or behind it.</summary>
    private static int IndexOf(List<TextChange> taken, int start)
    {
        var (low, high) = (0, taken.Count);
        if (high > 0 && taken[^1].Span.Start < start)
            return high;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = taken[middle].Span.Start < start ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
