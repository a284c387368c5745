using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Parses an entry from the roles of its blocks, as in most dialects.</summary>
public static class EntryReader
{
    /// <summary>Parses title, abstract, fields, trailer and ids of an entry, without the dialect's own markers.</summary>
    public static EntryContent Read(Entry entry, Dialect dialect)
    {
        TextSpan? title = null;
        TextSpan? summary = null;
        var fields = new List<EntryField>();
        (TextSpan Span, DigestDate Date)? date = null;
        var offset = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            var text = block.Text.Span;
            var content = dialect.ContentSpan(role, text);
            var span = content.Shift(offset);
            switch (role)
            {
                case BlockRole.Title:
                    title = Join(title, span);
                    break;
                case BlockRole.Abstract:
                    summary = Join(summary, span);
                    break;
                case BlockRole.TitleAndAbstract:
                    var line = LineBreaks.ContentLength(text[content.Start..]);
                    var name = new TextSpan(span.Start, text.Slice(content.Start, line).TrimEnd().Length);
                    title = Join(title, name);
                    var rest = text[(content.Start + line)..content.End];
                    var body = content.End - rest.TrimStart().Length;
                    summary = Join(summary, TextSpan.FromBounds(offset + body, offset + content.End));
                    break;
                case BlockRole.Field when dialect.Field(text) is { } field:
                    fields.Add(FieldText.Shift(field, offset));
                    break;
                case BlockRole.Trailer:
                    date ??= DateText.FindLast(text) is { } found
                        ? (found.Span.Shift(offset), found.Date)
                        : null;
                    break;
                default:
                    break;
            }
            offset += block.Width;
        }
        date ??= DateField(entry, fields);
        return new EntryContent
        {
            TitleSpan = title,
            Title =
                title is not { } t ? ""
                : dialect.IsMarkdown ? MarkdownEscapes.Undo(Whitespace.Fold(entry.Slice(t)))
                : Whitespace.Fold(entry.Slice(t)),
            Abstract = summary,
            AbstractOptional = dialect.IsAbstractOptional(entry),
            Fields = fields,
            Date = date?.Date,
            DateSpan = date?.Span,
            Authors = FieldText.Authors(fields),
            ArxivId = FieldText.ArxivId(fields) ?? ArxivIdOf(entry),
            Doi = FieldText.Doi(fields),
        };
    }

    private static (TextSpan, DigestDate)? DateField(Entry entry, List<EntryField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Name.Equals("Date", StringComparison.OrdinalIgnoreCase))
                return DateText.Find(entry.Slice(field.ValueSpan)) is { } found
                    ? (found.Span.Shift(field.ValueSpan.Start), found.Date)
                    : null;
        }
        return null;
    }

    /// <summary>Gets the smallest span that contains both.</summary>
    public static TextSpan Join(TextSpan? first, TextSpan second) =>
        first is { } span ? TextSpan.FromBounds(span.Start, second.End) : second;

    // A line of links identifies the paper; links in an abstract may be to other papers.
    private static string? ArxivIdOf(Entry entry)
    {
        foreach (var (block, role) in entry.Blocks)
        {
            if (role != BlockRole.Links)
                continue;
            foreach (var link in block.Links)
            {
                if (ArxivIdText.InLink(link.Text) is { } id)
                    return id;
            }
        }
        return null;
    }
}
