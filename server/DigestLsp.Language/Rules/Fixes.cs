using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Combines the fixes of many diagnostics into one edit.</summary>
public static class Fixes
{
    private const int MaxPasses = 8;

    /// <summary>
    /// Gets the changes of the first fix of each diagnostic, if it is safe. Of overlapping changes, the first one is used.
    /// </summary>
    public static IReadOnlyList<TextChange> Safe(IEnumerable<Diagnostic> diagnostics) =>
        Merge(diagnostics.Select(f => f.Fixes.FirstOrDefault(x => x.IsSafe)));

    /// <summary>Gets the changes of the first fix of each diagnostic, without overlaps.</summary>
    public static IReadOnlyList<TextChange> All(IEnumerable<Diagnostic> diagnostics) =>
        Merge(diagnostics.Select(f => f.Fixes.Count > 0 ? f.Fixes[0] : null));

    /// <summary>
    /// Gets all safe fixes, including those of diagnostics that appear only after others are fixed: applied to the result, the same call
    /// returns no change.
    /// </summary>
    /// <param name="tree">The document.</param>
    /// <param name="settings">The severity of rules.</param>
    /// <param name="cache">The cached diagnostics of its parts.</param>
    public static IReadOnlyList<TextChange> SafeToTheEnd(
        DigestTree tree,
        RuleSettings settings,
        RuleCache? cache = null
    )
    {
        cache ??= new RuleCache();
        return ToTheEnd(tree, t => Safe(Linter.CheckToMend(t, settings, cache)));
    }

    /// <summary>Repeats a step until it returns no changes, and returns the changes from the first text to the last.</summary>
    public static IReadOnlyList<TextChange> ToTheEnd(
        DigestTree tree,
        Func<DigestTree, IReadOnlyList<TextChange>> step
    )
    {
        var first = step(tree);
        if (first.Count == 0)
            return first;
        // Parts that a step does not change remain the same objects, with their cached diagnostics.
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

    /// <summary>Merges the changes of fixes in order, leaving out a fix that overlaps an earlier one.</summary>
    public static IReadOnlyList<TextChange> Merge(IEnumerable<Fix?> fixes)
    {
        // Ordered by start. Fixes are mostly in order, so the list usually grows at its end.
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

    /// <summary>Gets the index of the first change that starts at or after an offset.</summary>
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
