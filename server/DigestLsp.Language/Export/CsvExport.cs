using System.Text;

namespace DigestLsp.Language.Export;

/// <summary>Comma-separated values (RFC 4180, lines ended by <c>\n</c>). A cell that a spreadsheet would take for a formula is quoted as text.</summary>
internal static class CsvExport
{
    public static string Write(ExportDigest digest)
    {
        var csv = new StringBuilder("date,title,authors,arxiv,doi,links,abstract\n");
        foreach (var (paper, day) in digest.Papers)
            csv.AppendJoin(
                    ',',
                    new[]
                    {
                        day.Of(paper) ?? "",
                        paper.Title,
                        string.Join("; ", paper.Authors),
                        paper.ArxivId ?? "",
                        paper.Doi ?? "",
                        string.Join(' ', paper.Links),
                        paper.Abstract,
                    }.Select(Cell)
                )
                .Append('\n');
        return csv.ToString();
    }

    private static string Cell(string text)
    {
        text = CleanText.Whole(text);
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
