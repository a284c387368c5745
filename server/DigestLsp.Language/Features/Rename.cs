using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Renames a tag.</summary>
public static class Rename
{
    /// <summary>Gets the tag at an offset, with its span in the document, or null.</summary>
    public static (TextSpan Span, string Name)? TagAt(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { Part: Entry entry } at)
            return null;
        foreach (var (span, name) in TagList.Of(entry))
        {
            if (span.Touches(offset - at.Start))
                return (span.Shift(at.Start), name);
        }
        return null;
    }

    /// <summary>Gets the changes that rename a tag, in order; duplicates in a paper are removed.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="tag">The tag, ignoring case.</param>
    /// <param name="name">The new name; see <see cref="TagList.IsName"/>.</param>
    public static IReadOnlyList<TextChange> Tag(DigestTree tree, string tag, string name)
    {
        var changes = new List<TextChange>();
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry || entry.Content.Fields.Count == 0)
                continue;
            var tags = TagList.Of(entry);
            if (!tags.Any(t => IsOld(t.Name)))
                continue;
            var taken = tags.Any(t => Same(t.Name, name) && !IsOld(t.Name));
            foreach (var field in entry.Content.FieldsOf(TagList.FieldName))
                taken = InField(
                    entry.Slice(field.ValueSpan),
                    at.Start + field.ValueSpan.Start,
                    name,
                    taken,
                    IsOld,
                    changes
                );
        }
        return changes;

        bool IsOld(string other) => Same(other, tag);
    }

    /// <summary>Gets the changes of one list of tags.</summary>
    /// <returns>Whether the paper has the new name by now.</returns>
    private static bool InField(
        string value,
        int start,
        string name,
        bool taken,
        Func<string, bool> isOld,
        List<TextChange> changes
    )
    {
        var tags = TagList.Items(value);
        var names = tags.Select(t => Whitespace.Fold(value.AsSpan(t.Name.Start, t.Name.Length))).ToList();
        for (var i = 0; i < tags.Count; i++)
        {
            if (!isOld(names[i]))
                continue;
            if (!taken)
            {
                taken = true;
                if (names[i] != name)
                    changes.Add(new TextChange(tags[i].Name.Shift(start), name));
                continue;
            }
            var first = i;
            while (i + 1 < tags.Count && isOld(names[i + 1]))
                i++;
            changes.Add(new TextChange(Run(value, tags, first, i).Shift(start), ""));
        }
        return taken;
    }

    /// <summary>
    /// Gets the span to remove with consecutive tags: the separator before them, or after them at the start, and markers around only them.
    /// </summary>
    private static TextSpan Run(
        string value,
        IReadOnlyList<(TextSpan Whole, TextSpan Name)> tags,
        int first,
        int last
    )
    {
        var (begin, end) = (tags[first].Whole.Start, tags[last].Whole.End);
        var opening = value[begin..tags[first].Name.Start];
        var closing = value[tags[last].Name.End..end];
        // In "**a, b**" the markers also enclose other tags, and stay.
        if (!opening.Replace("#", "", StringComparison.Ordinal).SequenceEqual(closing.Reverse()))
            (begin, end) = (begin + opening.TrimEnd('#').Length, tags[last].Name.End);
        return first > 0 && begin == tags[first].Whole.Start
                ? TextSpan.FromBounds(tags[first - 1].Whole.End, end)
            : last + 1 < tags.Count && end == tags[last].Whole.End
                ? TextSpan.FromBounds(begin, tags[last + 1].Whole.Start)
            : TextSpan.FromBounds(begin, end);
    }

    private static bool Same(string one, string other) => CanonicalComparer.IgnoreCase.Equals(one, other);
}
