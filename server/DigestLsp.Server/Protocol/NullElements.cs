using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigestLsp.Server.Protocol;

/// <summary>Null elements of arrays and maps. The protocol has none, and the JSON reader checks members only.</summary>
internal static class NullElements
{
    /// <summary>The path of the first null element, or null if there is none.</summary>
    /// <param name="json">A value.</param>
    /// <param name="type">The type it was read as.</param>
    public static string? Find(ReadOnlySpan<byte> json, JsonTypeInfo type) =>
        json.IndexOf("null"u8) < 0 ? null : Find(JsonElement.Parse(json), type, "");

    private static string? Find(JsonElement json, JsonTypeInfo? type, string path)
    {
        switch (type?.Kind, json.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                foreach (var member in type.Properties)
                {
                    var within = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                    if (
                        json.At(member.Name) is { } value
                        && Find(value, TypeOf(member.PropertyType), within) is { } found
                    )
                        return found;
                }
                return null;
            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                foreach (var member in json.EnumerateObject())
                {
                    if (FindIn(member.Value, type, $"{path}.{member.Name}") is { } found)
                        return found;
                }
                return null;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                var index = 0;
                foreach (var element in json.EnumerateArray())
                {
                    if (FindIn(element, type, $"{path}[{index++}]") is { } found)
                        return found;
                }
                return null;
            default:
                return null;
        }
    }

    // A value type reads null itself: it refuses it, or it is JSON of any kind.
    private static string? FindIn(JsonElement element, JsonTypeInfo collection, string path) =>
        element.ValueKind != JsonValueKind.Null ? Find(element, TypeOf(collection.ElementType!), path)
        : collection.ElementType!.IsValueType ? null
        : path;

    private static JsonTypeInfo? TypeOf(Type type) => ProtocolJson.Default.GetTypeInfo(type);
}
