using System.Buffers;
using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>
/// Exports comma-separated values (RFC 4180, with <c>\n</c> line ends). Cells that a spreadsheet would treat as formulas are quoted as
/// text.
/// </summary>
internal static class CsvExport
{
    private static readonly SearchValues<char> Quote = SearchValues.Create("\"");

    public static string Write(ExportDigest digest)
    {
        var csv = new StringBuilder(
            "date,title,authors,arxiv,doi,links,abstract,tags,status,note,code\n",
            digest.Room
        );
        foreach (var (paper, day) in digest.Papers)
        {
            Cell(csv, day.Of(paper) is { } date ? MemberFields.DateWords(date) : "").Append(',');
            Cell(csv, paper.Title).Append(',');
            Cell(csv, string.Join("; ", paper.Authors)).Append(',');
            Cell(csv, paper.ArxivId ?? "").Append(',');
            Cell(csv, paper.Doi ?? "").Append(',');
            Cell(csv, string.Join(' ', paper.Links)).Append(',');
            Cell(csv, paper.Abstract).Append(',');
            Cell(csv, string.Join(", ", paper.Tags)).Append(',');
            Cell(csv, paper.Values("Status")).Append(',');
            Cell(csv, paper.Values("Note")).Append(',');
            Cell(csv, Code(paper)).Append('\n');
        }
        return csv.ToString();
    }

    // The URL of the code, without words around it.
    private static string Code(ExportPaper paper) =>
        paper.Values("Code") is not { Length: > 0 } code ? ""
        : LinkList.Of(LinkList.In([code])) is { Count: > 0 } links ? string.Join(' ', links)
        : code;

    private static StringBuilder Cell(StringBuilder csv, string text)
    {
        text = CleanText.Whole(text);
        var quote = text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? "" : "\"";
        csv.Append(quote);
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0]))
            csv.Append('\'');
        return csv.AppendReplaced(text, Quote, static _ => "\"\"").Append(quote);
    }
}
