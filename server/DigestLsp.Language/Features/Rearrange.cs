using DigestLsp.Language.Dialects;
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
    public static IReadOnlyList<TextChange> SortDays(DigestTree tree) =>
        Permute(
            tree,
            DayOrder.Of(tree).Select(o => (o.Days.Select(d => d.Span), o.Sorted.Select(d => d.Span)))
        );

    /// <summary>Whether <see cref="SortDays"/> has nothing to do. A pass over the parts.</summary>
    public static bool DaysAreInOrder(DigestTree tree) =>
        DayOrder.Of(tree).All(o => o.Days.SequenceEqual(o.Sorted));

    /// <summary>
    /// The changes that put the papers that stand together at an offset in order; none where they are. Papers of another topic or table are
    /// left alone; on a day's heading each topic of the day is put in order.
    /// </summary>
    public static IReadOnlyList<TextChange> SortPapers(DigestTree tree, int offset, PaperOrder order) =>
        Permute(
            tree,
            DayParts
                .PapersAt(tree, offset)
                .Select(papers =>
                    (
                        papers.Select(p => MovableEntry.Of(tree, p)),
                        papers
                            .OrderBy(p => Key(p, order), StringComparer.Ordinal)
                            .Select(p => MovableEntry.Of(tree, p))
                    )
                )
        );

    /// <summary>Whether <see cref="SortPapers"/> has nothing to do. A pass over those papers.</summary>
    public static bool PapersAreInOrder(DigestTree tree, int offset, PaperOrder order)
    {
        foreach (var papers in DayParts.PapersAt(tree, offset))
        {
            var last = "";
            foreach (var paper in papers)
            {
                var key = Key(paper, order);
                if (string.CompareOrdinal(last, key) > 0)
                    return false;
                last = key;
            }
        }
        return true;
    }

    /// <summary>The changes that take a paper to the end of a day; none where it stands there, or cannot be moved without harm.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="paper">A part of it that is an <see cref="Entry"/>.</param>
    /// <param name="heading">A part of it that is a <see cref="DateHeading"/>.</param>
    public static IReadOnlyList<TextChange> Move(DigestTree tree, PartAt paper, PartAt heading)
    {
        if (paper.Part is not Entry || tree.HeadingOf(paper.Start)?.Start == heading.Start)
            return [];
        var removal = Removal(tree, paper);
        foreach (var insertion in EntryInsertion.AtEndOf(tree, heading, MovableEntry.Of(tree, paper)))
        {
            TextChange[] changes = [removal, insertion];
            if (IsSafe(tree, changes, lost: null))
                return changes;
        }
        return [];
    }

    /// <summary>The change that removes a paper with what parts it from its neighbour; null where it cannot be removed without harm.</summary>
    public static TextChange? Remove(DigestTree tree, PartAt paper)
    {
        if (paper.Part is not Entry entry)
            return null;
        var change = Removal(tree, paper);
        return IsSafe(tree, [change], entry) ? change : null;
    }

    /// <summary>A paper goes, and what parted it from its neighbours once; before a heading or other text the blank lines that stood there stay.</summary>
    private static TextChange Removal(DigestTree tree, PartAt paper)
    {
        var unit = MovableEntry.Of(tree, paper);
        var (above, below) = (EntrySeparator.Above(tree, unit), EntrySeparator.Below(tree, unit));
        // A rule is the papers', but that of Markdown may be a section's.
        var kept = above.IsAtPaper || paper.Part.IsMarkdown ? below.Text : below.Blank;
        var keepsBelow =
            above.IsAtPaper != below.IsAtPaper ? above.IsAtPaper
            : above.Neighbour is null || below.Neighbour is null ? above.Neighbour is not null
            : LineBreaks.Count(kept) > LineBreaks.Count(above.Text);
        return !keepsBelow ? new TextChange(TextSpan.FromBounds(unit.Start, below.Span.End), "")
            : kept.Length == below.Text.Length
                ? new TextChange(TextSpan.FromBounds(above.Span.Start, unit.End), "")
            : new TextChange(TextSpan.FromBounds(above.Span.Start, below.Span.End), kept);
    }

    private static string Key(PartAt paper, PaperOrder order) =>
        order == PaperOrder.Title
            ? TitleComparison.SortKey(((Entry)paper.Part).Content.Title)
            : Rank((Entry)paper.Part);

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

    /// <summary>Every slot of a group with the text of another; what stands between stays.</summary>
    private static IReadOnlyList<TextChange> Permute(
        DigestTree tree,
        IEnumerable<(IEnumerable<TextSpan> Slots, IEnumerable<TextSpan> Sources)> groups
    )
    {
        var changes = new List<TextChange>();
        foreach (var (slot, source) in groups.SelectMany(g => g.Slots.Zip(g.Sources)))
        {
            if (slot != source)
                changes.Add(new TextChange(slot, tree.Slice(source)));
        }
        return changes.Count > 0 && IsSafe(tree, changes, lost: null) ? changes : [];
    }

    /// <summary>Whether all papers are written and read as before, but for one that is to go.</summary>
    private static bool IsSafe(DigestTree tree, IReadOnlyList<TextChange> changes, Entry? lost)
    {
        // Papers that are the very same are not looked at.
        var after = Entries(tree.WithChanges(changes)).ToHashSet(ReferenceEqualityComparer.Instance);
        var before = Entries(tree).Where(e => !after.Remove(e) && !ReferenceEquals(e, lost)).ToList();
        return Readings(before).SequenceEqual(Readings(after.Cast<Entry>()));
    }

    private static IEnumerable<Entry> Entries(DigestTree tree) =>
        tree.Parts.Select(p => p.Part).OfType<Entry>();

    private static IEnumerable<string> Readings(IEnumerable<Entry> entries) =>
        entries.Select(Reading).Order(StringComparer.Ordinal);

    /// <summary>A paper's words, but for the mark of a list, and what is read of them.</summary>
    private static string Reading(Entry entry)
    {
        var (text, content) = (entry.Slice(entry.Extent), entry.Content);
        return string.Join(
            '\0',
            [
                Whitespace.Fold(text.AsSpan(MarkdownDialect.BulletLength(text))),
                content.Title,
                entry.FoldedAbstract,
                content.ArxivId,
                content.Doi,
                content.Date?.ToString(),
                .. content.Fields.Select(f => $"{f.Name}: {f.Value}"),
            ]
        );
    }
}
