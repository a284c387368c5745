using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// A paper in HTML inside Markdown: a paragraph with the title in <c>strong</c>, a line of authors, links, and fields whose names are in
/// <c>strong</c> too.
/// </summary>
internal static class HtmlParagraph
{
    private const string Open = "<strong>";
    private const string Close = "</strong>";

    /// <summary>Whether a block is such a paragraph, with a title and a link.</summary>
    public static bool IsPaper(ReadOnlySpan<char> block) =>
        block.TrimStart().StartsWith("<p", StringComparison.OrdinalIgnoreCase)
        && block.Contains("href=\"http", StringComparison.OrdinalIgnoreCase)
        && Title(block) is not null;

    /// <summary>Parses the paragraph, with spans relative to it.</summary>
    public static EntryContent Read(ReadOnlySpan<char> block)
    {
        var title = Title(block) ?? default;
        var fields = new List<EntryField>();
        for (var offset = title.End; offset < block.Length; )
        {
            var length = LineBreaks.LineLength(block[offset..], out _);
            var line = block.Slice(offset, length);
            var content = Whitespace.Content(line);
            var text = line.Slice(content.Start, content.Length);
            if (Field(line) is { } field)
                fields.Add(FieldText.Shift(field, offset));
            else if (fields.Count == 0 && text.Length > 3 && text.IndexOfAny('<', '[') < 0)
                fields.Add(
                    new EntryField(
                        "Authors",
                        new TextSpan(offset + content.Start, 0),
                        content.Shift(offset),
                        Whitespace.Fold(text)
                    )
                );
            offset += length;
        }
        return new EntryContent
        {
            TitleSpan = title,
            Title = TitleText.Clean(block.Slice(title.Start, title.Length).ToString()).Text,
            AbstractOptional = true,
            Fields = fields,
            Authors = FieldText.Authors(fields),
            ArxivId = ArxivIdText.InLink(block.ToString()),
            Doi = FieldText.Doi(fields),
        };
    }

    // The first text in strong; one that ends with a colon is the name of a field.
    private static TextSpan? Title(ReadOnlySpan<char> block) =>
        Strong(block) is { Length: > 3 } title && block[title.End - 1] != ':' ? title : null;

    // "<strong>Topic:</strong> gardens"
    private static EntryField? Field(ReadOnlySpan<char> line) =>
        Strong(line) is { Length: > 1 } name && line[name.End - 1] == ':'
            ? FieldText.Make(line, name with { Length = name.Length - 1 }, name.End + Close.Length)
            : null;

    private static TextSpan? Strong(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf(Open, StringComparison.OrdinalIgnoreCase);
        if (open < 0)
            return null;
        open += Open.Length;
        var length = text[open..].IndexOf(Close, StringComparison.OrdinalIgnoreCase);
        return length > 0 ? Whitespace.Content(text.Slice(open, length)).Shift(open) : null;
    }
}
