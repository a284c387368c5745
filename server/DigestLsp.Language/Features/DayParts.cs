using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What belongs to a day, and which papers of it stand together.</summary>
internal static class DayParts
{
    /// <summary>The parts below a day's heading, up to the next day or a heading of the same or a higher level.</summary>
    public static IEnumerable<PartAt> Of(DigestTree tree, PartAt heading) =>
        tree.PartsFrom(heading.End).TakeWhile(p => p.Part is not DateHeading && !Ends(heading.Part, p));

    /// <summary>Whether a part is a heading beside a day's: what is below it is no longer of that day.</summary>
    public static bool Ends(Part heading, PartAt at) =>
        Level(heading) is > 0 and var level && DuplicatePaper.IsTopic(at) && Level(at.Part) <= level;

    /// <summary>
    /// The papers around an offset that stand together: those of a topic, of a table, or of a day without such. On a day's heading all of
    /// the day, in the groups in which they stand together.
    /// </summary>
    public static IReadOnlyList<List<PartAt>> PapersAt(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } here)
            return [];
        if (here.Part is DateHeading)
            return Groups(Of(tree, here));
        // The names of a table's columns stand above its rule.
        if (
            tree.PartsFrom(here.End).FirstOrDefault() is { Part: { } next } below
            && here.Part is OtherText
            && IsTableRule(next)
        )
            here = below;
        var start = IsBorder(here)
            ? here.End
            : tree.PartsBefore(here.Start).TakeWhile(p => !IsBorder(p)).LastOrDefault(here).Start;
        return Groups(tree.PartsFrom(start).TakeWhile(p => !IsBorder(p)));
    }

    private static List<List<PartAt>> Groups(IEnumerable<PartAt> parts)
    {
        var groups = new List<List<PartAt>> { new() };
        foreach (var at in parts)
        {
            if (at.Part is Entry)
                groups[^1].Add(at);
            else if (IsBorder(at))
                groups.Add([]);
        }
        return groups;
    }

    private static bool IsBorder(PartAt at) =>
        at.Part is DateHeading || DuplicatePaper.IsTopic(at) || IsTableRule(at.Part);

    private static bool IsTableRule(Part part) =>
        part is OtherText
        && MarkdownDialect.Of(Whitespace.FirstLine(part.Blocks[0].Block.Text.Span)) == MarkdownKind.RowRule;

    /// <summary>How many <c>#</c> a part begins with.</summary>
    public static int Level(Part heading)
    {
        var text = Whitespace.Trim(heading.Blocks[0].Block.Text.Span);
        return text.Length - text.TrimStart('#').Length;
    }
}
