using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Fixes of many findings as one edit.</summary>
public static class Fixes
{
    /// <summary>
    /// The changes of the first fix of every finding that may be mended without a look; of two that would touch the same text the first is taken.
    /// </summary>
    public static IReadOnlyList<TextChange> Safe(IEnumerable<Finding> findings) =>
        Merge(findings.Select(f => f.Fixes.FirstOrDefault(x => x.IsSafe)));

    /// <summary>The changes of every finding's first fix, none overlapping.</summary>
    public static IReadOnlyList<TextChange> All(IEnumerable<Finding> findings) =>
        Merge(findings.Select(f => f.Fixes.Count > 0 ? f.Fixes[0] : null));

    private static List<TextChange> Merge(IEnumerable<Fix?> fixes)
    {
        var taken = new List<TextChange>();
        foreach (var fix in fixes)
        {
            if (fix is not null && fix.Changes.All(c => !taken.Exists(t => Clash(t.Span, c.Span))))
                taken.AddRange(fix.Changes);
        }
        taken.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return taken;
    }

    private static bool Clash(TextSpan a, TextSpan b) => a.Overlaps(b) || a.Start == b.Start;
}
