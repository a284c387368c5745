using System.Text;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Import;

/// <summary>Writes papers as labeled values, each followed by a line of dashes.</summary>
internal static class NamedWriter
{
    private const int NameLine = 56;

    public static string Write(IReadOnlyList<ExportDay> days)
    {
        var text = new StringBuilder();
        var summarised = false;
        foreach (var day in days)
        {
            if (day.Heading is { } heading)
                text.Append(heading).Append("\n\n");
            foreach (var paper in day.Papers)
            {
                text.Append("Title: ").Append(paper.Title).Append('\n');
                foreach (var (name, value) in WrittenFields.Of(paper))
                    text.Append(Broken($"{name}: {value}")).Append('\n');
                // The layout is detected by its titles and summaries: there must be one summary, possibly empty.
                if (paper.Abstract.Length > 0 || !summarised)
                    text.Append($"Summary: {string.Join("\n\n", paper.Paragraphs)}".TrimEnd()).Append('\n');
                summarised = true;
                text.Append("---\n");
            }
        }
        return text.ToString();
    }

    // An unknown label is detected on short lines only: longer values continue below, indented.
    private static string Broken(string field)
    {
        if (field.Length <= NameLine || FieldText.IsField(field))
            return field;
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var space = Math.Max(field.LastIndexOf(' ', NameLine), colon + 1);
        return $"{field[..space]}\n  {field[(space + 1)..]}";
    }
}
