using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>From paper to paper.</summary>
public static class Papers
{
    /// <summary>Where the first title behind an offset begins, in the document's coordinates; null where no paper follows.</summary>
    public static int? Next(DigestTree tree, int offset)
    {
        foreach (var at in tree.PartsFrom(offset))
        {
            if (Head(at) is { } head && head > offset)
                return head;
        }
        return null;
    }

    /// <summary>Where the last title before an offset begins; null where no paper precedes.</summary>
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

    /// <summary>The papers under a day's heading, and the offset behind the day.</summary>
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

    /// <summary>The paper at an offset; null where there is none.</summary>
    public static PartAt? At(DigestTree tree, int offset) =>
        tree.PartAt(offset) is { Part: Entry } at ? at : null;

    // Where a paper has no title, its first character.
    private static int? Head(PartAt at) =>
        at.Part is Entry entry ? at.Start + (entry.Content.TitleSpan ?? entry.Extent).Start : null;
}
