using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Language.Tests.Export;

/// <summary>The schema of exported JSON follows the code.</summary>
public class ExportSchemaTests
{
    [Fact]
    public void Schema_has_every_kind_of_link()
    {
        var path = Path.Combine(Corpus.Repository, "docs", "export.schema.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        Enums(schema.RootElement).ShouldContain(kinds => kinds.SetEquals(Enum.GetNames<LinkKind>()));
    }

    private static IEnumerable<HashSet<string?>> Enums(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(m =>
                    m.NameEquals("enum") && m.Value.ValueKind == JsonValueKind.Array
                        ?
                        [
                            m
                                .Value.EnumerateArray()
                                .Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : null)
                                .ToHashSet(StringComparer.Ordinal),
                        ]
                        : Enums(m.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Enums),
            _ => [],
        };
}
