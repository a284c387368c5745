using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>The contents of a table column.</summary>
internal enum TableColumn : byte
{
    Other,
    Title,
    Topic,
    Authors,
    Link,
    Code,
    Homepage,
    Abstract,
    Tags,
    Date,
    Venue,
    Status,
    Note,
}

/// <summary>The contents of the first eight columns of a table, four bits each.</summary>
internal static class TableColumns
{
    public const int Most = 8;

    /// <summary>Parses a header row. Returns 0 if no column has titles.</summary>
    public static uint Of(ReadOnlySpan<char> header)
    {
        var cells = MarkdownInline.Cells(header);
        var names = new string[Math.Min(cells.Count, Most)];
        for (var i = 0; i < names.Length; i++)
            names[i] = TitleText
                .Plain(header.Slice(cells[i].Start, cells[i].Length).ToString())
                .ToUpperInvariant();
        if (names.Length < 2)
            return 0;
        var title = TitleColumn(names);
        if (title < 0)
            return 0;
        var columns = 0u;
        for (var i = 0; i < names.Length; i++)
        {
            var column =
                i == title
                    ? names[i] is "TOPIC" or "TOPICS"
                        ? TableColumn.Topic
                        : TableColumn.Title
                    : Named(names[i]);
            columns |= (uint)column << (4 * i);
        }
        return columns;
    }

    public static TableColumn At(uint columns, int index) =>
        index < Most ? (TableColumn)((columns >> (4 * index)) & 15) : TableColumn.Other;

    public static bool Has(uint columns, TableColumn column)
    {
        for (var i = 0; i < Most; i++)
        {
            if (At(columns, i) == column)
                return true;
        }
        return false;
    }

    /// <summary>Gets the index of the title column, or -1.</summary>
    public static int Title(uint columns)
    {
        for (var i = 0; i < Most; i++)
        {
            if (At(columns, i) is TableColumn.Title or TableColumn.Topic)
                return i;
        }
        return -1;
    }

    private static int TitleColumn(string[] names)
    {
        ReadOnlySpan<string> inOrder =
        [
            "TITLE",
            "TITLES",
            "PAPER TITLE",
            "PAPER NAME",
            "标题",
            "题目",
            "论文标题",
            "论文名称",
            "论文题目",
            "タイトル",
            "論文",
            "論文タイトル",
            "제목",
            "논문",
            "TITEL",
            "TÍTULO",
            "TITRE",
            "PAPER",
            "论文",
            "文章",
            "ARTICLE",
            "NAME",
            "名称",
        ];
        foreach (var name in inOrder)
        {
            var index = Array.IndexOf(names, name);
            if (index >= 0 && (name is not ("NAME" or "名称") || HasPaperColumn(names)))
                return index;
        }
        // "| Topic | File | Papers |" counts papers, "| Date | Topic | Presenters |" lists them.
        var papers = Array.IndexOf(names, "PAPERS");
        var topic = Array.FindIndex(names, n => n is "TOPIC" or "TOPICS");
        if (papers >= 0)
            return topic < 0 && Array.IndexOf(names, "FILE") < 0 && Array.IndexOf(names, "CATEGORY") < 0
                ? papers
                : -1;
        var meets = Array.Exists(
            names,
            n =>
                n.StartsWith("PRESENT", StringComparison.Ordinal)
                || n.StartsWith("SPEAKER", StringComparison.Ordinal)
        );
        return meets ? topic : -1;
    }

    // A column of names has papers only if another column links to them.
    private static bool HasPaperColumn(string[] names) =>
        Array.Exists(
            names,
            n =>
                n
                    is "PAPER"
                        or "PAPERS"
                        or "PDF"
                        or "ARXIV"
                        or "LINK"
                        or "LINKS"
                        or "论文链接"
                        or "链接"
                        or "AUTHORS"
                        or "ABSTRACT"
        );

    private static TableColumn Named(string name) =>
        name switch
        {
            "AUTHOR" or "AUTHORS" => TableColumn.Authors,
            "PDF" or "PAPER" or "LINK" or "LINKS" or "ARXIV" or "URL" or "ID" or "资源" or "READ" =>
                TableColumn.Link,
            "KEY DETAILS"
            or "CONTRIBUTION"
            or "CONTRIBUTIONS"
            or "DESCRIPTION"
            or "ABSTRACT"
            or "SUMMARY"
            or "TLDR"
            or "TL;DR"
            or "摘要"
            or "简介" => TableColumn.Abstract,
            _ when name.Contains("DATE", StringComparison.Ordinal) => TableColumn.Date,
            _ => FieldLabels.KindOf(name) switch
            {
                FieldKind.Authors => TableColumn.Authors,
                FieldKind.PaperLink => TableColumn.Link,
                FieldKind.Code => TableColumn.Code,
                FieldKind.Homepage => TableColumn.Homepage,
                FieldKind.Abstract or FieldKind.Summary => TableColumn.Abstract,
                FieldKind.Tags => TableColumn.Tags,
                FieldKind.Date => TableColumn.Date,
                FieldKind.Venue => TableColumn.Venue,
                FieldKind.Status => TableColumn.Status,
                FieldKind.Note => TableColumn.Note,
                _ => TableColumn.Other,
            },
        };
}
