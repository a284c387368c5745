using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace DigestLsp.Server.Lsp;

/// <summary>Finds null elements of arrays and maps. The protocol has none, and the JSON reader checks members only.</summary>
internal static class NullElements
{
    /// <summary>Gets the path of the first null element in parameters, or null if absent.</summary>
    public static string? Find(object parameters) => Find(parameters, parameters.GetType(), "");

    private static string? Find(object? value, Type type, string path) =>
        (value, LspJson.Default.GetTypeInfo(type)) switch
        {
            (null, _) or (_, null) => null,
            (IDictionary map, { Kind: JsonTypeInfoKind.Dictionary } info) => FindIn(
                map.Keys.Cast<string>().Select(key => ($"{path}.{key}", map[key])),
                info
            ),
            (IEnumerable list, { Kind: JsonTypeInfoKind.Enumerable } info) => FindIn(
                list.Cast<object?>().Select((element, index) => ($"{path}[{index}]", element)),
                info
            ),
            (_, { Kind: JsonTypeInfoKind.Object } info) => info
                .Properties.Where(p => p.Get is not null && !p.PropertyType.IsPrimitive)
                .Select(p =>
                    Find(p.Get!(value), p.PropertyType, path.Length == 0 ? p.Name : $"{path}.{p.Name}")
                )
                .FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static string? FindIn(IEnumerable<(string Path, object? Value)> elements, JsonTypeInfo info) =>
        info.ElementType is { IsPrimitive: true }
            ? null
            : elements
                .Select(e => e.Value is null ? e.Path : Find(e.Value, info.ElementType!, e.Path))
                .FirstOrDefault(found => found is not null);
}
