using System.Text.Json;

namespace DigestLsp.Server.Lsp;

/// <summary>Looks up members in JSON of any shape.</summary>
internal static class JsonLookup
{
    /// <summary>Gets the member of an object, or null if it is missing or null, or this is not an object.</summary>
    public static JsonElement? At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>Gets a string, or null if this is not one.</summary>
    public static string? AsText(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
