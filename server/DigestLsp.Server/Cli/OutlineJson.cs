using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DigestLsp.Language.Export;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.Cli;

/// <summary>Writes the papers of a digest as a JSON array, one object per paper, in the order of the file.</summary>
internal static class OutlineJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the papers of a digest.</summary>
    /// <param name="tree">The digest.</param>
    /// <param name="file">Its file, whose name may be the day of a digest without days.</param>
    public static string Write(DigestTree tree, string file)
    {
        var fileDay = Outline.DayOfFile(tree, file)?.ToString();
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var day in Outline.Days(tree))
            {
                var date = day.Heading is { } heading
                    ? YearInference.Of(tree, heading)?.Date.ToString()
                    : fileDay;
                foreach (var at in day.Papers)
                    WritePaper(json, at, (Entry)at.Part, date);
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WritePaper(Utf8JsonWriter json, PartAt at, Entry entry, string? date)
    {
        var paper = ExportPaper.Of(entry);
        json.WriteStartObject();
        json.WriteString("title", paper.Title);
        json.WriteNumber("line", at.Position(Outline.Of(entry)!.Selection.Start).Line);
        Text("day", date);
        Text("arxiv", paper.ArxivIdWithoutVersion);
        json.WriteStartArray("authors");
        foreach (var author in paper.Authors)
            json.WriteStringValue(author);
        json.WriteEndArray();
        Text("abstract", paper.Abstract.Length > 0 ? paper.Abstract : null);
        json.WriteStartArray("links");
        foreach (var url in Urls(entry))
            json.WriteStringValue(url);
        json.WriteEndArray();
        json.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is null)
                json.WriteNull(name);
            else
                json.WriteString(name, value);
        }
    }

    // In the order of the text, each target once, without badges.
    private static IEnumerable<string> Urls(Entry entry) =>
        entry
            .OwnLinks.Where(l => !l.IsIdentifier && !IsImage(entry, l))
            .Select(l => LinkTarget.Of(PaperAddress.Target(l.Text)))
            .Where(t => t.Kind != LinkKind.Badge)
            .DistinctBy(t => t.Key)
            .Select(t => t.Url);

    // "![text](url)", "<img src="url">"
    private static bool IsImage(Entry entry, LinkSyntax link)
    {
        var before = entry.ToString().AsSpan(0, link.Span.Start);
        if (before.EndsWith("src=\"", StringComparison.OrdinalIgnoreCase))
            return before[(before.LastIndexOf('<') + 1)..]
                .StartsWith("img", StringComparison.OrdinalIgnoreCase);
        if (!before.EndsWith("](", StringComparison.Ordinal))
            return false;
        // Match this bracket to its opening one: "[![badge](url)](page)" leads to a page.
        var depth = 1;
        var open = before.Length - 3;
        for (; open >= 0 && depth > 0; open--)
            depth +=
                before[open] == ']' ? 1
                : before[open] == '[' ? -1
                : 0;
        return depth == 0 && open >= 0 && before[open] == '!';
    }
}
