using System.Text;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Import;

/// <summary>Papers as text of names and values, a rule of dashes behind each.</summary>
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
                // The layout is known by its titles and summaries: one summary stands there, an empty one if need be.
                if (paper.Abstract.Length > 0 || !summarised)
                    text.Append($"Summary: {string.Join("\n\n", paper.Paragraphs)}".TrimEnd()).Append('\n');
                summarised = true;
                text.Append("---\n");
            }
        }
        return text.ToString();
    }

    // A name that the reader does not know is one on a short line only: what is long goes on below it, indented.
    private static string Broken(string field)
    {
        if (field.Length <= NameLine || FieldText.IsField(field))
            return field;
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var space = Math.Max(field.LastIndexOf(' ', NameLine), colon + 1);
        return $"{field[..space]}\n  {field[(space + 1)..]}";
    }
}
