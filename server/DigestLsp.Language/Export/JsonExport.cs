using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DigestLsp.Language.Links;

namespace DigestLsp.Language.Export;

/// <summary>Exports JSON as described by <c>docs/export.schema.json</c>. <see cref="Import.JsonImport"/> reads it back.</summary>
internal static class JsonExport
{
    /// <summary>The id and URL of the schema.</summary>
    public const string Schema =
        "https://raw.githubusercontent.com/digestlsp/digestlsp/main/docs/export.schema.json";

    /// <summary>The version of the format, for incompatible changes.</summary>
    public const int Version = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(ExportDigest digest)
    {
        var buffer = new ArrayBufferWriter<byte>(digest.Room);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteNumber("version", Version);
            json.WriteStartArray("days");
            foreach (var day in digest.Days)
                WriteDay(json, day);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDay(Utf8JsonWriter json, ExportDay day)
    {
        json.WriteStartObject();
        Text(json, "heading", day.Heading);
        Text(json, "date", day.Date);
        json.WriteStartArray("papers");
        foreach (var paper in day.Papers)
            WritePaper(json, paper);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePaper(Utf8JsonWriter json, ExportPaper paper)
    {
        json.WriteStartObject();
        json.WriteString("title", CleanText.Whole(paper.Title));
        json.WriteStartArray("authors");
        foreach (var author in paper.Authors)
            json.WriteStringValue(CleanText.Whole(author));
        json.WriteEndArray();
        Text(json, "published", paper.Published);
        Text(json, "arxiv", paper.ArxivId);
        Text(json, "doi", paper.Doi);
        json.WriteString("abstract", CleanText.Whole(paper.Abstract));
        json.WriteStartArray("links");
        foreach (var link in paper.Links)
        {
            json.WriteStartObject();
            json.WriteString("url", link);
            json.WriteString("kind", LinkTarget.Of(link).Kind.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (var (name, value) in paper.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", CleanText.Whole(name));
            json.WriteString("value", CleanText.Whole(value));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteString(name, CleanText.Whole(value));
    }
}
