using System.Text;
using DigestLsp.Language.Export;

namespace DigestLsp.Language.Import;

/// <summary>Writes papers as a pasted page: title, authors, abstract, other fields, separated by blank lines.</summary>
internal static class PageWriter
{
    private static readonly string[] Headers = ["Authors", "arXiv", "DOI"];

    public static string Write(IReadOnlyList<ExportDay> days)
    {
        var text = new StringBuilder();
        foreach (var day in days)
        {
            if (day.Heading is { } heading)
                Paragraph(heading);
            foreach (var paper in day.Papers)
                Write(paper);
        }
        return text.ToString();

        void Write(ExportPaper paper)
        {
            var fields = WrittenFields.Of(paper);
            Paragraph(paper.Title);
            Lines(fields.Where(f => Headers.Contains(f.Name)));
            foreach (var paragraph in paper.Paragraphs)
                Paragraph(paragraph);
            Lines(fields.Where(f => !Headers.Contains(f.Name)));
        }

        void Lines(IEnumerable<(string Name, string Value)> fields) =>
            Paragraph(string.Join('\n', fields.Select(f => $"{f.Name}: {f.Value}")));

        void Paragraph(string content)
        {
            if (content.Length > 0)
                text.Append(text.Length > 0 ? "\n" : "").Append(content).Append('\n');
        }
    }
}
