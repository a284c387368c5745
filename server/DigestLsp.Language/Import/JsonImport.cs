using System.Text.Json;
using DigestLsp.Language.Export;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Import;

/// <summary>Reads JSON of <c>export --to json</c>, or from others in that format.</summary>
public static class JsonImport
{
    private const int Deepest = 16;

    /// <summary>Reads the days of a digest in JSON, as described by <c>docs/export.schema.json</c>. Missing members are empty.</summary>
    /// <exception cref="FormatException">The text is not JSON or not a digest; the message gives the position and the reason.</exception>
    public static IReadOnlyList<ExportDay> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions
                {
                    MaxDepth = Deepest,
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                }
            );
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("days", out _))
                throw new FormatException("the JSON is not a digest: it has no \"days\"");
            if (root.TryGetProperty("version", out var version) && version.ToString() != "1")
                throw new FormatException($"unsupported version {version}; use version 1");
            return [.. Items(root, "days").Select(Day)];
        }
        catch (JsonException problem)
        {
            throw new FormatException(
                $"invalid JSON on line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}",
                problem
            );
        }
    }

    private static ExportDay Day(JsonElement day)
    {
        var (heading, date) = (Line(day, "heading"), Line(day, "date"));
        if (heading.Length == 0 && date.Length > 0)
            heading = MemberFields.DateWords(date);
        return new ExportDay(
            Given(heading),
            Given(date),
            [.. Items(day, "papers").Select(Paper).Where(SaysSomething)]
        );
    }

    private static bool SaysSomething(ExportPaper paper) =>
        paper.Title.Length + paper.Abstract.Length + paper.Links.Count + paper.Fields.Count > 0
        || paper.ArxivId is not null
        || paper.Doi is not null;

    private static ExportPaper Paper(JsonElement paper) =>
        new(
            Line(paper, "title"),
            Given(Line(paper, "published")),
            FieldText.WithOthers([.. Items(paper, "authors").Select(Line).Where(a => a.Length > 0)]),
            string.Join(
                "\n\n",
                Text(paper, "abstract")
                    .ReplaceLineEndings("\n")
                    .Split("\n\n")
                    .Select(p => Whitespace.Fold(p))
                    .Where(p => p.Length > 0)
            ),
            Given(Line(paper, "arxiv")),
            Given(Line(paper, "doi")),
            LinkList.Of(Items(paper, "links").Select(l => Line(l, "url")).Where(LinkAddress.IsWeb)),
            [
                .. Items(paper, "fields")
                    .Select(f => (Name: Line(f, "name"), Value: Line(f, "value")))
                    .Where(f => f.Name.Length > 0 && f.Value.Length > 0),
            ]
        );

    private static IEnumerable<JsonElement> Items(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var items))
            return [];
        return items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new FormatException($"\"{name}\" is not an array");
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? TextOf(value)
            : "";

    private static string Line(JsonElement element, string name) => Whitespace.Fold(Text(element, name));

    private static string Line(JsonElement element) => Whitespace.Fold(TextOf(element));

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw new FormatException(
                $"{value.GetRawText()[..Math.Min(40, value.GetRawText().Length)]} is not text"
            ),
        };

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
