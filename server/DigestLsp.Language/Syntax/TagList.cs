using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The tags of a paper: <c>Tags: vision, long context</c> or <c>Tags: #vision #robots</c>, on one line or several.</summary>
public static class TagList
{
    /// <summary>The name of the field.</summary>
    public const string FieldName = "Tags";

    /// <summary>Gets the tags of an entry in order, without <c>#</c>, with spans relative to the entry.</summary>
    public static IReadOnlyList<(TextSpan Span, string Name)> Of(Entry entry)
    {
        List<(TextSpan, string)>? tags = null;
        foreach (var field in entry.Content.Fields)
        {
            if (!field.Name.Equals(FieldName, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var span in In(entry.Slice(field.ValueSpan)))
            {
                var here = span.Shift(field.ValueSpan.Start);
                (tags ??= []).Add((here, Whitespace.Fold(entry.Slice(here))));
            }
        }
        return tags ?? (IReadOnlyList<(TextSpan, string)>)[];
    }

    /// <summary>Gets the spans of the tags in a field's value.</summary>
    public static IReadOnlyList<TextSpan> In(string value) => [.. Items(value).Select(t => t.Name)];

    /// <summary>Gets the tags in a field's value, with and without their markers.</summary>
    internal static IReadOnlyList<(TextSpan Whole, TextSpan Name)> Items(string value)
    {
        var items = new List<(TextSpan, TextSpan)>();
        var start = 0;
        for (var at = 0; at <= value.Length; at++)
        {
            var ends =
                at == value.Length
                || value[at] is ',' or ';' or '\n' or '\r'
                || (value[at] == '#' && at > start && char.IsWhiteSpace(value[at - 1]));
            if (!ends)
                continue;
            var whole = Whitespace.Content(value.AsSpan(start, at - start)).Shift(start);
            var tag = whole;
            while (tag.Length > 0 && value[tag.Start] is '#' or '`' or '*')
                tag = TextSpan.FromBounds(tag.Start + 1, tag.End);
            while (tag.Length > 0 && value[tag.End - 1] is '`' or '*')
                tag = tag with { Length = tag.Length - 1 };
            if (tag.Length > 0)
                items.Add((whole, tag));
            start = at < value.Length && value[at] != '#' ? at + 1 : at;
        }
        return items;
    }

    /// <summary>Whether a text is a valid tag name.</summary>
    public static bool IsName(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.AsSpan().IndexOfAny(",;\n\r#`*|") < 0;
}
