using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The parts of a day, and its groups of papers.</summary>
internal static class DayParts
{
    /// <summary>Gets the parts below a date heading, up to the next one or a heading of the same or a higher level.</summary>
    public static IEnumerable<PartAt> Of(DigestTree tree, PartAt heading) =>
        tree.PartsFrom(heading.End).TakeWhile(p => p.Part is not DateHeading && !Ends(heading.Part, p));

    /// <summary>Whether a part is a heading that ends the day of a date heading.</summary>
    public static bool Ends(Part heading, PartAt at) =>
        Level(heading) is > 0 and var level && DuplicatePaper.IsTopic(at) && Level(at.Part) <= level;

    /// <summary>
    /// Gets the groups of papers around an offset: of a topic, of a table, or else of a day. On a date heading, all groups of the day.
    /// </summary>
    public static IReadOnlyList<List<PartAt>> PapersAt(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } here)
            return [];
        if (here.Part is DateHeading)
            return Groups(Of(tree, here));
        // The header of a table is above its rule.
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

    /// <summary>Gets the number of <c>#</c> at the start of a part.</summary>
    public static int Level(Part heading)
    {
        var text = Whitespace.Trim(heading.Blocks[0].Block.Text.Span);
        return text.Length - text.TrimStart('#').Length;
    }
}
