using System.Text.Json;

namespace DigestLsp.Server.Lsp;

/// <summary>Looks into JSON that may be of any shape.</summary>
internal static class JsonLookup
{
    /// <summary>The member of an object; null where there is none, it is null, or this is no object.</summary>
    public static JsonElement? At(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The string that this is, or null where it is something else.</summary>
    public static string? AsText(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
