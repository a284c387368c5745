using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What papers of a day are put in order by.</summary>
public enum PaperOrder
{
    /// <summary>Their titles.</summary>
    Title,

    /// <summary>Their status: unread, reading, then the others by name, read last.</summary>
    Status,
}

/// <summary>
/// Days and papers in another order, a paper moved or removed. Whatever the dialect: the result is read, and where a paper would be lost or
/// read otherwise there is no change at all.
/// </summary>
public static class Rearrange
{
    /// <summary>The changes that put days in the order that most of them have already; none where they are in order.</summary>
    public static IReadOnlyList<TextChange> SortDays(DigestTree tree)
    {
        var days = Days(tree);
        if (days.Count < 2)
            return [];
        var (up, down) = (0, 0);
        for (var i = 1; i < days.Count; i++)
        {
            up += days[i].Key > days[i - 1].Key ? 1 : 0;
            down += days[i].Key < days[i - 1].Key ? 1 : 0;
        }
        // As many one way as the other: from the first to the last.
        var ascends = up != down ? up > down : days[^1].Key > days[0].Key;
        var sorted = ascends ? days.OrderBy(d => d.Key) : days.OrderByDescending(d => d.Key);
        return Permute(tree, [.. days.Select(d => d.Span)], [.. sorted.Select(d => d.Span)]);
    }

    /// <summary>The changes that put the papers of the day at an offset in order; none where they are.</summary>
    public static IReadOnlyList<TextChange> SortPapers(DigestTree tree, int offset, PaperOrder order)
    {
        IReadOnlyList<PartAt> papers = tree.HeadingOf(offset) is { } heading
            ? Papers.OfDay(tree, heading).Papers
            : [.. tree.Parts.TakeWhile(p => p.Part is not DateHeading).Where(p => p.Part is Entry)];
        var sorted =
            order == PaperOrder.Title
                ? papers.OrderBy(p => ((Entry)p.Part).Content.Title, StringComparer.OrdinalIgnoreCase)
                : papers.OrderBy(p => Rank((Entry)p.Part), StringComparer.OrdinalIgnoreCase);
        return Permute(tree, [.. papers.Select(Extent)], [.. sorted.Select(Extent)]);
    }

    /// <summary>The changes that take a paper to the end of a day; none where it stands there, or cannot be moved without harm.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="paper">A part of it that is an <see cref="Entry"/>.</param>
    /// <param name="heading">A part of it that is a <see cref="DateHeading"/>.</param>
    public static IReadOnlyList<TextChange> Move(DigestTree tree, PartAt paper, PartAt heading)
    {
        if (paper.Part is not Entry || tree.HeadingOf(paper.Start)?.Start == heading.Start)
            return [];
        var papers = Papers.OfDay(tree, heading).Papers;
        var target = papers.Count > 0 ? EntryUnit.Of(tree, papers[^1]).End : heading.End;
        var unit = EntryUnit.Of(tree, paper);
        var (text, end) = (tree.Slice(unit), tree.LineEnd());
        var least = paper.Part is Entry { IsPartedByBlankLines: true } ? 2 : 1;
        var above = tree.Slice(TextSpan.FromBounds(Math.Max(0, target - 8), target));
        var before = Repeat(end, (papers.Count > 0 ? least : 2) - LineBreaks.Count(Tail(above)));
        var behind =
            target == tree.Length ? end
            : LineBreaks.Count(Tail(text)) >= least ? Tail(text)
            : Repeat(end, least);
        TextChange[] changes =
        [
            new(unit, ""),
            new(new TextSpan(target, 0), before + text.TrimEnd() + behind),
        ];
        return IsSafe(tree, changes, lost: null) ? changes : [];
    }

    /// <summary>The change that removes a paper with the rule that parts it from the next; null where it cannot be removed without harm.</summary>
    public static TextChange? Remove(DigestTree tree, PartAt paper)
    {
        if (paper.Part is not Entry entry)
            return null;
        var change = new TextChange(EntryUnit.Of(tree, paper), "");
        return IsSafe(tree, [change], entry) ? change : null;
    }

    private static TextSpan Extent(PartAt at) => ((Entry)at.Part).Extent.Shift(at.Start);

    private static string Rank(Entry entry)
    {
        var status = entry.Content.Field("Status")?.Value ?? "";
        return status.ToLowerInvariant() switch
        {
            "" or "unread" => "0",
            "reading" => "1",
            "read" => "3",
            var other => "2" + other,
        };
    }

    private static string Repeat(string text, int times) =>
        string.Concat(Enumerable.Repeat(text, Math.Max(0, times)));

    private static string Tail(string text) => text[text.TrimEnd().Length..];

    /// <summary>Days from heading to heading, without the blanks behind; those without a date go with the one before.</summary>
    private static List<(long Key, TextSpan Span)> Days(DigestTree tree)
    {
        var days = new List<(long Key, TextSpan Span)>();
        foreach (var at in tree.Parts)
        {
            if (at.Part is DateHeading && YearInference.Of(tree, at) is { Date: var date })
                days.Add((Key(date), at.Part.Content.Shift(at.Start)));
            else if (days.Count > 0 && !Blanks.IsBlank(at.Part.ToString()))
                days[^1] = days[^1] with
                {
                    Span = TextSpan.FromBounds(days[^1].Span.Start, at.Start + at.Part.Content.End),
                };
        }
        return days;
    }

    private static long Key(DigestDate date) =>
        date.Week is { } week
            ? ((date.Year ?? 0) * 400L) + (week * 7)
            : ((date.Year ?? 0) * 400L) + (date.Month * 31) + date.Day;

    /// <summary>Every slot with the text of another; what stands between stays.</summary>
    private static IReadOnlyList<TextChange> Permute(
        DigestTree tree,
        IReadOnlyList<TextSpan> slots,
        IReadOnlyList<TextSpan> sources
    )
    {
        var changes = new List<TextChange>();
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i] != sources[i])
                changes.Add(new TextChange(slots[i], tree.Slice(sources[i])));
        }
        return changes.Count > 0 && IsSafe(tree, changes, lost: null) ? changes : [];
    }

    /// <summary>Whether all papers are read as before, but for one that is to go.</summary>
    private static bool IsSafe(DigestTree tree, IReadOnlyList<TextChange> changes, Entry? lost)
    {
        // Papers that are the very same are not looked at.
        var after = Entries(tree.WithChanges(changes)).ToHashSet(ReferenceEqualityComparer.Instance);
        var before = Entries(tree).Where(e => !after.Remove(e) && !ReferenceEquals(e, lost)).ToList();
        return Texts(before).SequenceEqual(Texts(after.Cast<Entry>()));
    }

    private static IEnumerable<Entry> Entries(DigestTree tree) =>
        tree.Parts.Select(p => p.Part).OfType<Entry>();

    private static IEnumerable<string> Texts(IEnumerable<Entry> entries) =>
        entries.Select(e => e.Slice(e.Extent)).Order(StringComparer.Ordinal);
}
