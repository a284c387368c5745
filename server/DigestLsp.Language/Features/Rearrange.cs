using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The sort key of papers.</summary>
public enum PaperOrder
{
    /// <summary>Sort by title.</summary>
    Title,

    /// <summary>Sort by status: unread, reading, then others by name, read last.</summary>
    Status,
}

/// <summary>
/// Sorts days and papers, and moves or removes a paper. In any dialect, the result is parsed, and there is no change if a paper would be
/// lost or change its content.
/// </summary>
public static class Rearrange
{
    /// <summary>Gets the changes that sort days in the order of most of them, or none if they are sorted.</summary>
    public static IReadOnlyList<TextChange> SortDays(DigestTree tree) =>
        Permute(
            tree,
            DayOrder.Of(tree).Select(o => (o.Days.Select(d => d.Span), o.Sorted.Select(d => d.Span)))
        );

    /// <summary>Whether <see cref="SortDays"/> has no changes. Costs a pass over the parts.</summary>
    public static bool DaysAreInOrder(DigestTree tree) =>
        DayOrder.Of(tree).All(o => o.Days.SequenceEqual(o.Sorted));

    /// <summary>
    /// Gets the changes that sort the group of papers at an offset, or none if it is sorted. Papers of other topics or tables are not
    /// changed; on a date heading, each topic of the day is sorted.
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

    /// <summary>Whether <see cref="SortPapers"/> has no changes. Costs a pass over those papers.</summary>
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

    /// <summary>Gets the changes that move a paper to the end of a day, or none if it is already there or cannot be moved safely.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="paper">A part that is an <see cref="Entry"/>.</param>
    /// <param name="heading">A part that is a <see cref="DateHeading"/>.</param>
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

    /// <summary>Gets the change that removes a paper with its separator, or null if it cannot be removed safely.</summary>
    public static TextChange? Remove(DigestTree tree, PartAt paper)
    {
        if (paper.Part is not Entry entry)
            return null;
        var change = Removal(tree, paper);
        return IsSafe(tree, [change], entry) ? change : null;
    }

    /// <summary>Removes a paper and one of its separators; blank lines before a heading or other text are kept.</summary>
    private static TextChange Removal(DigestTree tree, PartAt paper)
    {
        var unit = MovableEntry.Of(tree, paper);
        var (above, below) = (EntrySeparator.Above(tree, unit), EntrySeparator.Below(tree, unit));
        // A rule separates papers, but in Markdown it may separate sections.
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

    /// <summary>Replaces each text of a group with another one of it and keeps the separators.</summary>
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

    /// <summary>Whether all papers, except a removed one, are still parsed the same.</summary>
    private static bool IsSafe(DigestTree tree, IReadOnlyList<TextChange> changes, Entry? lost)
    {
        // Unchanged papers are skipped.
        var after = Entries(tree.WithChanges(changes)).ToHashSet(ReferenceEqualityComparer.Instance);
        var before = Entries(tree).Where(e => !after.Remove(e) && !ReferenceEquals(e, lost)).ToList();
        return Readings(before).SequenceEqual(Readings(after.Cast<Entry>()));
    }

    private static IEnumerable<Entry> Entries(DigestTree tree) =>
        tree.Parts.Select(p => p.Part).OfType<Entry>();

    private static IEnumerable<string> Readings(IEnumerable<Entry> entries) =>
        entries.Select(Reading).Order(StringComparer.Ordinal);

    /// <summary>Gets the text of a paper without its list marker, and its parsed content.</summary>
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
