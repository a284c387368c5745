using System.Globalization;
using System.Text.Json;

namespace DigestLsp.Online.Services;

/// <summary>Reads members of a service's JSON. Missing members and those of another type are null, and text is limited in length.</summary>
internal static class JsonReading
{
    private const int MaxTextLength = 8_000;

    /// <summary>Gets the member of a name, or null if the element is not an object or has none.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : null;

    /// <summary>Gets the trimmed text of a member, or null if absent.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    /// <summary>Gets the trimmed text of an element, or null if absent or it is empty.</summary>
    public static string? AsText(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String && element.GetString()!.Trim() is { Length: > 0 } text
            ? PreviewText.Cut(text, MaxTextLength)
            : null;

    public static bool Flag(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.True };

    public static long? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt64(out var number)
        && number >= 0
            ? number
            : null;

    public static DateTimeOffset? Date(this JsonElement element, string name) =>
        PreviewText.Date(element.Text(name));

    /// <summary>Gets the elements of an array member, or none if it is not an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Gets the strings of an array member.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Select(AsText).OfType<string>();

    /// <summary>Gets a number that a service uses as an id.</summary>
    public static string? Identity(this JsonElement element, string name) =>
        element.Number(name)?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Parses a response that must be an object.</summary>
    /// <exception cref="JsonException">It is not an object.</exception>
    public static JsonDocument ReadObject(this Answer answer)
    {
        var json = JsonDocument.Parse(answer.Body);
        if (json.RootElement.ValueKind == JsonValueKind.Object)
            return json;
        json.Dispose();
        throw new JsonException("The response is not an object.");
    }

    /// <summary>Whether there is a successful response.</summary>
    public static bool Succeeded(this Answer? answer) =>
        answer is not null && (int)answer.Status is >= 200 and < 300;
}
