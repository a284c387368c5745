using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>Navigation between papers.</summary>
public static class Papers
{
    /// <summary>Gets the start of the first title after an offset, or null.</summary>
    public static int? Next(DigestTree tree, int offset)
    {
        foreach (var at in tree.PartsFrom(offset))
        {
            if (Head(at) is { } head && head > offset)
                return head;
        }
        return null;
    }

    /// <summary>Gets the start of the last title before an offset, or null.</summary>
    public static int? Previous(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } here)
            return null;
        foreach (var at in tree.PartsBefore(offset).Prepend(here))
        {
            if (Head(at) is { } head && head < offset)
                return head;
        }
        return null;
    }

    /// <summary>Gets the papers below a date heading, and the end of the day.</summary>
    public static (IReadOnlyList<PartAt> Papers, int End) OfDay(DigestTree tree, PartAt heading)
    {
        var papers = new List<PartAt>();
        var end = heading.End;
        foreach (var at in tree.PartsFrom(heading.End).TakeWhile(p => p.Part is not DateHeading))
        {
            if (at.Part is Entry)
                papers.Add(at);
            end = at.End;
        }
        return (papers, end);
    }

    /// <summary>Gets the paper at an offset, or null.</summary>
    public static PartAt? At(DigestTree tree, int offset) =>
        tree.PartAt(offset) is { Part: Entry } at ? at : null;

    // For a paper without a title, its start.
    private static int? Head(PartAt at) =>
        at.Part is Entry entry ? at.Start + (entry.Content.TitleSpan ?? entry.Extent).Start : null;
}
