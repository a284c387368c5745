using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Turns a raw page into a clean digest: furniture and second copies go, titles get a line and a blank line of their own, all that is
/// safe to fix is fixed, and one blank line parts what is apart. No paper, word of one or link is lost.
/// </summary>
public static class PasteRepair
{
    /// <summary>The changes, none overlapping, in the document's coordinates; none where nothing is to be done.</summary>
    public static IReadOnlyList<TextChange> Changes(DigestTree tree) => Fixes.ToTheEnd(tree, Step);

    private static IReadOnlyList<TextChange> Step(DigestTree tree)
    {
        var fixes = new List<Fix?>();
        foreach (var diagnostic in Linter.CheckToMend(tree, RuleSettings.Default))
            fixes.Add(
                RuleSet.ById[diagnostic.RuleId].IsAppliedByCleanup
                    ? diagnostic.Fixes[0]
                    : diagnostic.Fixes.FirstOrDefault(f => f.IsSafe)
            );
        var gaps = PartSpacing.Missing(tree, new TextSpan(0, tree.Length)).Select(c => new Fix("", [c]));
        return Fixes.Merge(fixes.Concat(BlankLines(tree)).Concat(gaps));
    }

    /// <summary>Every run of blank lines as one; none at the start of the document.</summary>
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
