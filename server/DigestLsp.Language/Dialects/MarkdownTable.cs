using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Markdown tables with a row for each paper; the names in the header row say what a column holds.</summary>
public sealed class MarkdownTable : MarkdownDialect
{
    // The state holds what each of the first eight columns is, a decimal digit each, above the bits of the phase.
    private const int ColumnShift = 4;
    private const int MostColumns = 8;
    private static readonly int[] ColumnUnits = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    private enum Column
    {
        Other,
        Date,
        Title,
        Authors,
        Link,
        Code,
        Abstract,
        Tags,
        Status,
        Note,
    }

    /// <summary>The field that a cell of a column is; null where it is another thing.</summary>
    private static string? FieldOf(Column column) =>
        column switch
        {
            Column.Authors => "Authors",
            Column.Link => "Link",
            Column.Code => "Code",
            Column.Tags => TagList.FieldName,
            Column.Status => "Status",
            Column.Note => "Note",
            _ => null,
        };

    /// <inheritdoc/>
    public override string Id => "markdown-table";

    /// <inheritdoc/>
    public override int Recognise(ReadOnlySpan<char> head)
    {
        var previous = default(ReadOnlySpan<char>);
        foreach (var line in LineBreaks.Lines(head))
        {
            var table =
                Of(line) == MarkdownKind.RowRule
                && Of(previous) == MarkdownKind.Row
                && Columns(previous) != 0;
            if (table)
                return 80;
            previous = line;
        }
        return 0;
    }

    /// <inheritdoc/>
    private protected override Placement PlaceBlock(MarkdownKind kind, int state, BlockWindow window)
    {
        var columns = state & ~PhaseMask;
        return kind switch
        {
            MarkdownKind.Heading or MarkdownKind.AbstractHeading => End(),
            MarkdownKind.Row when window.Kind(1) == (byte)MarkdownKind.RowRule => End(Columns(window.Text())),
            MarkdownKind.Row when columns != 0 && HasTitle(columns, window.Text()) => new(
                PartKind.Entry,
                BlockRole.Record,
                columns | Open
            ),
            MarkdownKind.Field when (state & PhaseMask) == Open => new(null, BlockRole.Field, state),
            _ => End(columns),
        };
    }

    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry)
    {
        var row = entry.Blocks[0].Block.Text.Span;
        var columns = entry.StateBefore & ~PhaseMask;
        TextSpan? title = null;
        TextSpan? summary = null;
        (TextSpan Span, DigestDate Date)? date = null;
        string? id = null;
        var fields = new List<EntryField>();
        var cells = MarkdownInline.Cells(row);
        for (var i = 0; i < Math.Min(cells.Count, MostColumns); i++)
        {
            var cell = MarkdownInline.Plain(row, cells[i]);
            var text = row.Slice(cell.Start, cell.Length);
            var column = ColumnAt(columns, i);
            switch (column)
            {
                case Column.Title:
                    title ??= TitleIn(row, cell);
                    break;
                case Column.Abstract when !cell.IsEmpty:
                    summary ??= cell;
                    break;
                case Column.Date:
                    date ??= DateText.Find(text) is { } found
                        ? (found.Span.Shift(cell.Start), found.Date)
                        : null;
                    break;
                default:
                    if (FieldOf(column) is { } name)
                        fields.Add(Cell(name, row, cell));
                    break;
            }
            id ??= ArxivIdText.InLink(text.ToString());
        }
        var offset = entry.Blocks[0].Block.Width;
        foreach (var (block, role) in entry.Blocks[1..])
        {
            if (role == BlockRole.Field && Field(block.Text.Span) is { } field)
                fields.Add(FieldText.Shift(field, offset));
            offset += block.Width;
        }
        return new EntryContent
        {
            TitleSpan = title,
            Title = title is { } t ? MarkdownEscapes.Undo(Blanks.Fold(row.Slice(t.Start, t.Length))) : "",
            Abstract = summary,
            AbstractOptional = !HasColumn(columns, Column.Abstract),
            Fields = fields,
            Authors = FieldText.Authors(fields),
            Date = date?.Date,
            DateSpan = date?.Span,
            ArxivId = id ?? FieldText.ArxivId(fields),
            Doi = FieldText.Doi(fields),
        };
    }

    private static EntryField Cell(string name, ReadOnlySpan<char> row, TextSpan cell) =>
        Plain(new(name, new TextSpan(cell.Start, 0), cell, Blanks.Fold(row.Slice(cell.Start, cell.Length))));

    /// <summary>"[Title](address)", "**Title**", or "Title (Read more on [arXiv](…) …)".</summary>
    private static TextSpan TitleIn(ReadOnlySpan<char> row, TextSpan cell)
    {
        var text = row[..cell.End];
        if (MarkdownInline.NextLink(text, cell.Start) is not { } link)
            return cell;
        var before = MarkdownInline.Plain(row, TextSpan.FromBounds(cell.Start, link.Whole.Start));
        if (before.Length < 4)
            return MarkdownInline.Plain(row, link.Text);
        var name = row.Slice(before.Start, before.Length);
        var bracket = name.LastIndexOfAny('(', '[');
        if (bracket > 0 && name[bracket..].IndexOfAny(')', ']') < 0)
            before = new TextSpan(before.Start, bracket);
        return MarkdownInline.Plain(row, before);
    }

    private static bool HasTitle(int columns, ReadOnlySpan<char> row)
    {
        var cells = MarkdownInline.Cells(row);
        for (var i = 0; i < Math.Min(cells.Count, MostColumns); i++)
        {
            if (ColumnAt(columns, i) == Column.Title)
                return cells.Count > 1;
        }
        return false;
    }

    private static Column ColumnAt(int columns, int index) =>
        (Column)((columns >> ColumnShift) / ColumnUnits[index] % 10);

    private static bool HasColumn(int columns, Column column)
    {
        for (var i = 0; i < MostColumns; i++)
        {
            if (ColumnAt(columns, i) == column)
                return true;
        }
        return false;
    }

    /// <summary>What the columns under a header row are; 0 where none is a title.</summary>
    private static int Columns(ReadOnlySpan<char> header)
    {
        var cells = MarkdownInline.Cells(header);
        var names = new string[Math.Min(cells.Count, MostColumns)];
        for (var i = 0; i < names.Length; i++)
            names[i] = Blanks
                .Fold(header.Slice(cells[i].Start, cells[i].Length))
                .Trim('*', '_', ' ')
                .ToUpperInvariant();
        var titled = names.Contains("TITLE", StringComparer.Ordinal);
        var columns = 0;
        for (var i = 0; i < names.Length; i++)
            columns += ((int)Named(names[i], titled) * ColumnUnits[i]) << ColumnShift;
        return HasColumn(columns, Column.Title) ? columns : 0;
    }

    private static Column Named(string name, bool titled) =>
        name switch
        {
            "TITLE" or "PAPER TITLE" or "TITLES" => Column.Title,
            "PAPER" or "NAME" or "PAPERS" or "标题" or "题目" when !titled => Column.Title,
            "AUTHOR" or "AUTHORS" => Column.Authors,
            "ABSTRACT" or "SUMMARY" or "TLDR" or "TL;DR" => Column.Abstract,
            "CODE" or "GITHUB" or "REPO" or "REPOSITORY" => Column.Code,
            "PDF" or "PAPER" or "LINK" or "LINKS" or "ARXIV" or "URL" or "ID" => Column.Link,
            "TAG" or "TAGS" => Column.Tags,
            "STATUS" => Column.Status,
            "NOTE" or "NOTES" => Column.Note,
            _ when name.Contains("DATE", StringComparison.Ordinal) => Column.Date,
            _ => Column.Other,
        };
}
