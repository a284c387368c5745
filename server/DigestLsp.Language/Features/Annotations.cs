using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Adds fields to a paper: status, tags, notes. A line is added where the dialect parses it as a field of the paper and nothing else
/// changes; the value of a table row goes to its column. If there is no such position, nothing is offered.
/// </summary>
public static class Annotations
{
    private const string Note = "Note";

    /// <summary>Gets the change that adds a field or changes its value, or null if it has that value or cannot be added.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="at">A part that is an <see cref="Entry"/>.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="value">The value on one line; empty to let the user type it, which keeps an existing field.</param>
    public static TextChange? Set(DigestTree tree, PartAt at, string name, string value)
    {
        if (at.Part is not Entry entry)
            return null;
        if (entry.Content.Field(name) is { } field)
            return value.Length == 0 || field.Value == value ? null : InField(at, entry, field, value);
        return Line(tree, at, entry, name, value, Places(tree, entry, name, value));
    }

    /// <summary>Whether a paper has a field or can get one.</summary>
    public static bool HasPlace(DigestTree tree, PartAt at, string name) =>
        at.Part is Entry entry
        && (entry.Content.Field(name) is not null || Set(tree, at, name, "") is not null);

    /// <summary>Gets the change that adds a tag, or null if the paper has it or cannot have tags.</summary>
    public static TextChange? AddTag(DigestTree tree, PartAt at, string tag)
    {
        if (at.Part is not Entry entry || !TagList.IsName(tag))
            return null;
        if (TagList.Of(entry).Any(t => CanonicalComparer.IgnoreCase.Equals(t.Name, tag)))
            return null;
        var field = entry.Content.FieldsOf(TagList.FieldName).LastOrDefault(f => !f.ValueSpan.IsEmpty);
        var value = field is null ? "" : entry.Slice(field.ValueSpan);
        if (TagList.Items(value) is not [.., var last])
            return Set(tree, at, TagList.FieldName, tag);
        return new TextChange(
            new TextSpan(at.Start + field!.ValueSpan.Start + last.Whole.End, 0),
            last.Name.Start > 0 && value[last.Name.Start - 1] == '#'
                ? " #" + tag.Replace(' ', '-')
                : ", " + tag
        );
    }

    /// <summary>Gets the change that adds a note after the existing ones, or null if the paper has it or cannot have notes.</summary>
    public static TextChange? AddNote(DigestTree tree, PartAt at, string note)
    {
        if (at.Part is not Entry entry)
            return null;
        var notes = entry.Content.FieldsOf(Note).Where(f => !f.ValueSpan.IsEmpty).ToList();
        if (note.Length == 0 || notes.Count == 0)
            return Set(tree, at, Note, note);
        if (notes.Exists(n => n.Value == note))
            return null;
        var last = notes[^1].ValueSpan.End;
        return Line(tree, at, entry, Note, note, [BelowField(tree, entry, notes[^1], note)])
            ?? new TextChange(new TextSpan(at.Start + last, 0), "; " + Escaped(entry, notes[^1], note));
    }

    /// <summary>Gets the offset of the end of a field's last value, existing or empty.</summary>
    /// <param name="tree">The changed document.</param>
    /// <param name="start">The start of the paper.</param>
    /// <param name="name">The name of the field.</param>
    public static int? ValueEnd(DigestTree tree, int start, string name) =>
        tree.PartAt(start) is { Part: Entry entry } at
        && entry.Content.FieldsOf(name).LastOrDefault() is { } field
            ? at.Start + (field.ValueSpan.IsEmpty ? AfterBlank(entry, field) : field.ValueSpan.End)
            : null;

    /// <summary>Whether a paper is a table row, which has columns and no lines.</summary>
    public static bool IsRow(Entry entry) =>
        entry.IsMarkdown && entry.Slice(new TextSpan(entry.Extent.Start, 1)) == "|";

    private static TextChange InField(PartAt at, Entry entry, EntryField field, string value)
    {
        value = Escaped(entry, field, value);
        if (!field.ValueSpan.IsEmpty)
            return new TextChange(field.ValueSpan.Shift(at.Start), value);
        var start = AfterBlank(entry, field);
        var isCell = IsCell(entry, field);
        if (start == field.ValueSpan.Start && !isCell)
            value = " " + value;
        // A cell keeps a space at both ends if it had one.
        if (start > field.ValueSpan.Start && isCell && entry.Slice(new TextSpan(start, 1)) == "|")
            value += " ";
        return new TextChange(new TextSpan(at.Start + start, 0), value);
    }

    private static bool IsCell(Entry entry, EntryField field) => field.NameSpan.IsEmpty && IsRow(entry);

    private static string Escaped(Entry entry, EntryField field, string value) =>
        IsCell(entry, field) ? value.Replace("|", "\\|", StringComparison.Ordinal) : value;

    private static int AfterBlank(Entry entry, EntryField field) =>
        field.ValueSpan.Start + (entry.Slice(new TextSpan(field.ValueSpan.Start, 1)) is " " ? 1 : 0);

    /// <summary>Gets the first change, relative to the entry, that adds one field and changes nothing else.</summary>
    private static TextChange? Line(
        DigestTree tree,
        PartAt at,
        Entry entry,
        string name,
        string value,
        IEnumerable<TextChange> places
    )
    {
        if (IsRow(entry))
            return null;
        foreach (var place in places)
        {
            var change = place with { Span = place.Span.Shift(at.Start) };
            if (IsReadAsField(tree, at, entry, change, name, Whitespace.Fold(value)))
                return change;
        }
        return null;
    }

    private static List<TextChange> Places(DigestTree tree, Entry entry, string name, string value)
    {
        var end = tree.LineEnd();
        var line = $"{name}: {value}";
        var text = entry.ToString();
        var places = new List<TextChange>();
        var behind = new TextSpan(LineEnd(text, entry.Extent.End), 0);
        // Notes of a list item are items below it.
        if (entry.IsMarkdown && ItemBelow(text, entry.Extent) is { } item)
            places.Add(new TextChange(behind, end + item + line));
        var last = entry.Blocks[^1];
        if (last.Role == BlockRole.Field)
        {
            var start = text.Length - last.Block.Width + last.Block.Content.Start;
            places.Add(new TextChange(behind, end + (entry.IsMarkdown ? Mark(text, start) : "") + line));
        }
        places.Add(new TextChange(behind, end + end + line));
        places.Add(new TextChange(behind, end + line));
        // After the title and the fields below it: mails and labeled values have a header.
        var offset = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            if (role is BlockRole.Title or BlockRole.Field)
                places.Add(
                    new TextChange(new TextSpan(LineEnd(text, offset + block.Content.End), 0), end + line)
                );
            offset += block.Width;
        }
        return places;
    }

    /// <summary>Gets the change that adds a line of the same field below one, with the same start.</summary>
    private static TextChange BelowField(DigestTree tree, Entry entry, EntryField field, string value)
    {
        var text = entry.ToString();
        var start = LineStart(text, field.NameSpan.Start);
        return new TextChange(
            new TextSpan(LineEnd(text, field.ValueSpan.End), 0),
            tree.LineEnd() + text[start..field.ValueSpan.Start] + value
        );
    }

    /// <summary>
    /// Gets the start of an item below an item: as the existing one, otherwise the marker indented below the item's text; null if the entry
    /// is not an item.
    /// </summary>
    private static string? ItemBelow(string text, TextSpan extent)
    {
        var own = MarkdownDialect.BulletLength(text.AsSpan(extent.Start));
        if (own == 0)
            return null;
        for (var at = extent.Start; at < extent.End; )
        {
            at += LineBreaks.LineLength(text.AsSpan(at), out _);
            if (at < extent.End && Mark(text, at) is { Length: > 0 } mark)
                return mark;
        }
        return text[LineStart(text, extent.Start)..extent.Start] + new string(' ', own) + "- ";
    }

    /// <summary>Gets the indentation of the line at an offset and the list marker after it; for numbers, a dash.</summary>
    private static string Mark(string text, int offset)
    {
        var start = LineStart(text, offset);
        var words = start + text.AsSpan(start).IndexOfAnyExcept(" \t");
        var mark = words < start ? 0 : MarkdownDialect.BulletLength(text.AsSpan(words));
        return mark == 0 ? ""
            : char.IsAsciiDigit(text[words]) ? text[start..words] + "- "
            : text[start..(words + mark)];
    }

    private static int LineStart(string text, int offset) =>
        text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    // Trailing whitespace stays at the end of the line.
    private static int LineEnd(string text, int offset)
    {
        var rest = text.AsSpan(offset);
        var blanks = rest.IndexOfAnyExcept(" \t") is var words and >= 0 ? words : rest.Length;
        return blanks == rest.Length || rest[blanks] is '\r' or '\n' ? offset + blanks : offset;
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
        return after.FieldsOf(name).Count(f => f.Value == value)
                == before.FieldsOf(name).Count(f => f.Value == value) + 1
            && after.Title == before.Title
            && after.Fields.Count == before.Fields.Count + 1
            && now.FoldedAbstract == entry.FoldedAbstract
            && Following(changed, here).SequenceEqual(Following(tree, at));
    }

    private static IEnumerable<(Type, string)> Following(DigestTree tree, PartAt at) =>
        tree.PartsFrom(at.End).Take(3).Select(p => (p.Part.GetType(), p.Part.ToString()));
}
