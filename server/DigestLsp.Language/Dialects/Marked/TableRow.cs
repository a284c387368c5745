using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Parses a table row by the header's columns.</summary>
internal static class TableRow
{
    private static readonly System.Buffers.SearchValues<char> PlainLetters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,-");

    public static bool IsPaper(ReadOnlySpan<char> row, uint columns)
    {
        var cells = MarkdownInline.Cells(row);
        var title = TableColumns.Title(columns);
        if (cells.Count < 2 || title >= cells.Count)
            return false;
        var cell = cells[title];
        var text = row.Slice(cell.Start, cell.Length);
        if (MarkLinks.Next(text, 0, out var link))
            return !link.IsContents(text);
        // A topic has one or two words, a title has more.
        return TableColumns.At(columns, title) != TableColumn.Topic || Whitespace.Trim(text).Count(' ') >= 3;
    }

    public static EntryContent Read(ReadOnlySpan<char> row, uint columns)
    {
        CleanTitle? title = null;
        TextSpan? summary = null;
        (TextSpan Span, DigestDate Date)? date = null;
        string? id = null;
        var fields = new List<EntryField>();
        var cells = MarkdownInline.Cells(row);
        for (var i = 0; i < Math.Min(cells.Count, TableColumns.Most); i++)
        {
            var cell = MarkdownInline.Plain(row, cells[i]);
            var text = row.Slice(cell.Start, cell.Length);
            var column = TableColumns.At(columns, i);
            switch (column)
            {
                case TableColumn.Title or TableColumn.Topic when title is null && !Whitespace.IsBlank(text):
                    title = TitleIn(row, cells[i]);
                    break;
                case TableColumn.Abstract when !cell.IsEmpty:
                    summary ??= cell;
                    break;
                case TableColumn.Date:
                    date ??= DateText.Find(text) is { } found
                        ? (found.Span.Shift(cell.Start), found.Date)
                        : null;
                    break;
                default:
                    if (FieldOf(column) is { } name)
                        fields.Add(
                            MarkedContent.Plain(
                                new(name, new TextSpan(cell.Start, 0), cell, Whitespace.Fold(text))
                            )
                        );
                    break;
            }
            id ??= ArxivIdText.InLink(text.ToString()) ?? PaperAddress.ArxivId(text);
        }
        if (
            title is { Rest: { IsEmpty: false } rest }
            && summary is null
            && !TableColumns.Has(columns, TableColumn.Abstract)
        )
            summary = MarkedContent.Remark(row, rest.End <= row.Length ? rest : default);
        if (
            title is { Rest: { IsEmpty: false } below }
            && below.End <= row.Length
            && !TableColumns.Has(columns, TableColumn.Authors)
            && MarkedContent.NamesBelow(row, below) is { } names
        )
            fields.Insert(
                0,
                new(
                    "Authors",
                    new TextSpan(names.Start, 0),
                    names,
                    Whitespace.Fold(row.Slice(names.Start, names.Length))
                )
            );
        return new EntryContent
        {
            TitleSpan = title is { Text.Length: > 0 } t ? t.Span : null,
            Title = title?.Text ?? "",
            Abstract = summary,
            AbstractOptional = !TableColumns.Has(columns, TableColumn.Abstract),
            Fields = fields,
            Date = date?.Date,
            DateSpan = date?.Span,
            ArxivId = id,
        };
    }

    // "[Title](url)", "**Title** - description", or "Title (Read more on [arXiv](…) …)".
    private static CleanTitle TitleIn(ReadOnlySpan<char> row, TextSpan cell)
    {
        var text = row.Slice(cell.Start, cell.Length);
        var more = text.IndexOf("(Read more on", StringComparison.OrdinalIgnoreCase);
        if (more > 0)
        {
            var span = Whitespace.Content(text[..more]).Shift(cell.Start);
            span = MarkdownInline.Plain(row, span);
            return new CleanTitle(
                MarkdownEscapes.Undo(Whitespace.Fold(row.Slice(span.Start, span.Length))),
                span,
                default
            );
        }
        // "**Title of Plain Words**" is the most frequent case in long tables.
        if (
            Whitespace.Trim(text) is ['*', '*', .. var bold, '*', '*']
            && bold.Length > 3
            && char.IsAsciiLetterUpper(bold[0])
            && bold.IndexOfAnyExcept(PlainLetters) < 0
            && char.IsLetter(bold[^1])
            && char.IsAsciiLetterLower(bold[1])
            && !bold.Contains(" by ", StringComparison.Ordinal)
            && FieldLabels.Find(bold) is null
        )
        {
            var span = Whitespace.Content(text);
            return new CleanTitle(
                bold.ToString(),
                new TextSpan(cell.Start + span.Start + 2, bold.Length),
                default
            )
            {
                IsMarkedOff = true,
            };
        }
        var clean = TitleText.Clean(text);
        return clean with { Span = clean.Span.Shift(cell.Start), Rest = clean.Rest.Shift(cell.Start) };
    }

    private static string? FieldOf(TableColumn column) =>
        column switch
        {
            TableColumn.Authors => "Authors",
            TableColumn.Link => "Link",
            TableColumn.Code => "Code",
            TableColumn.Homepage => "Project",
            TableColumn.Tags => TagList.FieldName,
            TableColumn.Status => "Status",
            TableColumn.Venue => "Venue",
            TableColumn.Note => "Note",
            _ => null,
        };
}
