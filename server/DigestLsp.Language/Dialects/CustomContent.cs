using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Reads a paper out of the groups and lines of a project's own layout.</summary>
internal static class CustomContent
{
    private static readonly (string Group, string Field)[] Fields =
    [
        ("authors", "Authors"),
        ("url", "Link"),
        ("arxiv", "arXiv"),
        ("doi", "DOI"),
        ("code", "Code"),
        ("venue", "Venue"),
        ("tags", TagList.FieldName),
        ("note", "Note"),
        ("status", "Status"),
    ];

    /// <summary>Reads the paper; all spans are relative to the entry.</summary>
    public static EntryContent Read(Entry entry, CustomLayout layout)
    {
        var (title, summary, date) = (
            default(TextSpan?),
            default(TextSpan?),
            default((TextSpan, DigestDate)?)
        );
        string? id = null;
        var fields = new List<EntryField>();
        var offset = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            var text = block.Text.Span;
            var groups = layout.LineOf(block).Groups;
            if (groups.TryGetValue("title", out var name))
                title ??= name.Shift(offset);
            if (
                groups.TryGetValue("date", out var day)
                && DateText.Find(text.Slice(day.Start, day.Length)) is { } found
            )
                date ??= (found.Span.Shift(offset + day.Start), found.Date);
            foreach (var (group, field) in Fields)
            {
                if (groups.TryGetValue(group, out var value))
                    fields.Add(FieldText.Shift(FieldOf(field, value, text), offset));
            }
            if (role == BlockRole.Abstract || (role == BlockRole.Record && groups.ContainsKey("abstract")))
                summary = EntryReader.Join(
                    summary,
                    layout.ContentSpan(BlockRole.Abstract, text).Shift(offset)
                );
            else if (role == BlockRole.Field && groups.Count == 0 && layout.Field(text) is { } labelled)
                fields.Add(FieldText.Shift(labelled, offset));
            if (role is BlockRole.Record or BlockRole.Links)
                id ??= block.Links.Select(l => ArxivIdText.InLink(l.Text)).FirstOrDefault(i => i is not null);
            offset += block.Width;
        }
        return new EntryContent
        {
            TitleSpan = title,
            Title = title is { } t ? TitleText.Plain(entry.Slice(t)) : "",
            Abstract = summary,
            AbstractOptional = layout.IsAbstractOptional(entry),
            Fields = fields,
            Authors = FieldText.AuthorField(fields) is { } authors ? AuthorNames.Parse(authors.Value) : [],
            Date = date?.Item2,
            DateSpan = date?.Item1,
            ArxivId = FieldText.ArxivId(fields) ?? id,
            Doi = FieldText.Doi(fields),
        };
    }

    /// <summary>A field whose name the layout gives it.</summary>
    public static EntryField FieldOf(string name, TextSpan value, ReadOnlySpan<char> block) =>
        new(
            name,
            new TextSpan(value.Start, 0),
            value,
            Whitespace.Fold(block.Slice(value.Start, value.Length))
        );
}
