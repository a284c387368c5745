using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Fields that a writer adds to a paper: status, tags, notes. A line is put where the document's dialect reads it as a field of that paper
/// and everything else as before; where no place is such, nothing is offered.
/// </summary>
public static class Annotations
{
    /// <summary>The change that gives a paper a field, or its field another value; null where the dialect has no place for it.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="at">A part of it that is an <see cref="Entry"/>.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value, one line; empty to be written by hand.</param>
    public static TextChange? Set(DigestTree tree, PartAt at, string name, string value)
    {
        if (at.Part is not Entry entry)
            return null;
        if (entry.Content.Field(name) is { } field)
        {
            if (field.Value == value)
                return null;
            var blank = field.ValueSpan.IsEmpty && value.Length > 0 && !EndsInBlank(entry, field) ? " " : "";
            return new TextChange(field.ValueSpan.Shift(at.Start), blank + value);
        }
        // A row of a table has no place for lines.
        if (entry.Slice(entry.Extent).StartsWith('|'))
            return null;
        var line = value.Length == 0 ? name + ": " : $"{name}: {value}";
        foreach (var change in Places(tree, at, entry, line))
        {
            if (IsReadAsField(tree, at, entry, change, name, value))
                return change;
        }
        return null;
    }

    /// <summary>The change that gives a paper one tag more; null where it has it, or there is no place for tags.</summary>
    public static TextChange? AddTag(DigestTree tree, PartAt at, string tag)
    {
        if (at.Part is not Entry entry || !TagList.IsName(tag))
            return null;
        var tags = TagList.Of(entry);
        if (tags.Any(t => t.Name.Equals(tag, StringComparison.OrdinalIgnoreCase)))
            return null;
        if (tags.Count == 0)
            return Set(tree, at, TagList.FieldName, tag);
        var last = tags[^1].Span.End;
        var hashes = entry.Slice(new TextSpan(Math.Max(0, tags[^1].Span.Start - 1), 1)) == "#";
        return new TextChange(
            new TextSpan(at.Start + last, 0),
            hashes ? " #" + tag.Replace(' ', '-') : ", " + tag
        );
    }

    /// <summary>Where a field's value would be written, behind a change of <see cref="Set"/>; relative to the changed document.</summary>
    public static int? ValueStart(DigestTree changed, int start, string name) =>
        changed.PartAt(start) is { Part: Entry entry } at && entry.Content.Field(name) is { } field
            ? at.Start + (EndsInBlank(entry, field) ? field.ValueSpan.Start + 1 : field.ValueSpan.Start)
            : null;

    private static List<TextChange> Places(DigestTree tree, PartAt at, Entry entry, string line)
    {
        var end = tree.LineEnd();
        var behind = new TextSpan(at.Start + entry.Extent.End, 0);
        var places = new List<TextChange>();
        // An item of a list keeps its notes as items below it.
        if (entry.IsMarkdown && !entry.Slice(entry.Extent).StartsWith('#'))
            places.Add(new TextChange(behind, $"{end}  - {line}"));
        if (entry.Blocks[^1].Role == BlockRole.Field)
            places.Add(new TextChange(behind, end + line));
        places.Add(new TextChange(behind, end + end + line));
        places.Add(new TextChange(behind, end + line));
        // Behind the title and the fields that follow it: mails, and names with values, have a header.
        var offset = at.Start;
        foreach (var (block, role) in entry.Blocks)
        {
            if (role is BlockRole.Title or BlockRole.Field)
                places.Add(new TextChange(new TextSpan(offset + block.Content.End, 0), end + line));
            offset += block.Width;
        }
        return places;
    }

    private static bool IsReadAsField(
        DigestTree tree,
        PartAt at,
        Entry entry,
        TextChange change,
        string name,
        string value
    )
    {
        var changed = tree.WithChange(change);
        if (changed.PartAt(at.Start) is not { Part: Entry now } here || here.Start != at.Start)
            return false;
        var (before, after) = (entry.Content, now.Content);
        return after.Field(name) is { } field
            && field.Value == value
            && after.Title == before.Title
            && after.Fields.Count == before.Fields.Count + 1
            && Abstract(now) == Abstract(entry)
            && Following(changed, here).SequenceEqual(Following(tree, at));
    }

    private static string? Abstract(Entry entry) =>
        entry.Content.Abstract is { } span ? Blanks.Fold(entry.Slice(span)) : null;

    private static IEnumerable<(Type, string)> Following(DigestTree tree, PartAt at) =>
        tree.PartsFrom(at.End).Take(3).Select(p => (p.Part.GetType(), p.Part.ToString()));

    private static bool EndsInBlank(Entry entry, EntryField field) =>
        entry.Slice(new TextSpan(field.ValueSpan.Start, 1)) is " ";
}
