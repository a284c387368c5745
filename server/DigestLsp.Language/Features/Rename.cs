using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Renames a tag wherever it stands.</summary>
public static class Rename
{
    /// <summary>The tag at an offset, in the document's coordinates; null where there is none.</summary>
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

    /// <summary>The changes that give a tag another name; where a paper has that one already the old one goes.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="tag">The tag, letter case ignored.</param>
    /// <param name="name">Its new name; see <see cref="TagList.IsName"/>.</param>
    public static IReadOnlyList<TextChange> Tag(DigestTree tree, string tag, string name)
    {
        var changes = new List<TextChange>();
        foreach (var at in tree.Parts)
        {
            if (at.Part is not Entry entry || entry.Content.Fields.Count == 0)
                continue;
            var tags = TagList.Of(entry);
            for (var i = 0; i < tags.Count; i++)
            {
                if (!tags[i].Name.Equals(tag, StringComparison.OrdinalIgnoreCase))
                    continue;
                var doubled = tags.Any(t =>
                    t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    && !t.Name.Equals(tag, StringComparison.OrdinalIgnoreCase)
                );
                changes.Add(
                    doubled
                        ? new TextChange(WithSeparator(tags, i).Shift(at.Start), "")
                        : new TextChange(tags[i].Span.Shift(at.Start), name)
                );
            }
        }
        return changes;
    }

    // The comma behind the first tag goes with it, before every other the one before.
    private static TextSpan WithSeparator(IReadOnlyList<(TextSpan Span, string Name)> tags, int index) =>
        index > 0 ? TextSpan.FromBounds(tags[index - 1].Span.End, tags[index].Span.End)
        : tags.Count > 1 ? TextSpan.FromBounds(tags[0].Span.Start, tags[1].Span.Start)
        : tags[0].Span;
}
