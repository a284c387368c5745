using System.Buffers;
using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>Comma-separated values (RFC 4180, lines ended by <c>\n</c>). A cell that a spreadsheet would take for a formula is quoted as text.</summary>
internal static class CsvExport
{
    private static readonly SearchValues<char> Quote = SearchValues.Create("\"");

    public static string Write(ExportDigest digest)
    {
        var csv = new StringBuilder("date,title,authors,arxiv,doi,links,abstract\n", digest.Room);
        foreach (var (paper, day) in digest.Papers)
        {
            Cell(csv, day.Of(paper) ?? "").Append(',');
            Cell(csv, paper.Title).Append(',');
            Cell(csv, string.Join("; ", paper.Authors)).Append(',');
            Cell(csv, paper.ArxivId ?? "").Append(',');
            Cell(csv, paper.Doi ?? "").Append(',');
            Cell(csv, string.Join(' ', paper.Links)).Append(',');
            Cell(csv, paper.Abstract).Append('\n');
        }
        return csv.ToString();
    }

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
