using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Cleans up a pasted page: removes boilerplate and copies, puts titles on their own line with a blank line, applies safe fixes, and
/// separates parts by one blank line. No paper, link or word of a paper is lost.
/// </summary>
public static class PasteRepair
{
    /// <summary>Gets the changes, without overlaps and as absolute offsets; empty if there is nothing to clean up.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="cache">The cached diagnostics of its parts.</param>
    public static IReadOnlyList<TextChange> Changes(DigestTree tree, RuleCache? cache = null)
    {
        cache ??= new RuleCache();
        return Fixes.ToTheEnd(tree, t => Step(t, cache));
    }

    private static IReadOnlyList<TextChange> Step(DigestTree tree, RuleCache cache)
    {
        var fixes = new List<Fix?>();
        foreach (var diagnostic in Linter.CheckToMend(tree, RuleSettings.Default, cache))
            fixes.Add(
                RuleSet.ById[diagnostic.RuleId].IsAppliedByCleanup
                    ? diagnostic.Fixes[0]
                    : diagnostic.Fixes.FirstOrDefault(f => f.IsSafe)
            );
        var gaps = PartSpacing.Missing(tree, new TextSpan(0, tree.Length)).Select(c => new Fix("", [c]));
        return Fixes.Merge(fixes.Concat(BlankLines(tree)).Concat(gaps));
    }

    /// <summary>Reduces blank lines to one, and to none at the start of the document.</summary>
    private static List<Fix> BlankLines(DigestTree tree)
    {
        var fixes = new List<Fix>();
        foreach (var at in tree.Parts)
        {
            var start = at.Start;
            foreach (var placed in at.Part.Blocks)
            {
                var end = start + placed.Block.Width;
                if (Formatting.BlankLines(placed, start, isLast: end == tree.Length) is { } change)
                    fixes.Add(new Fix("", [change]));
                start = end;
            }
        }
        return fixes;
    }
}
