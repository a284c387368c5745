using System.Globalization;
using System.Text.Json;

namespace DigestLsp.Online.Services;

/// <summary>Members of a service's JSON, null where they are not there or of another kind, and no longer than anybody reads.</summary>
internal static class JsonReading
{
    private const int MaxTextLength = 8_000;

    /// <summary>The member of that name; null where the element is no object or has none.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : null;

    /// <summary>A member's text without the blanks around it; null where there is none.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    /// <summary>The element's text without the blanks around it; null where it is none or empty.</summary>
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

    /// <summary>The elements of a member that is an array; none where it is not.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of a member that is an array of texts.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.Items(name).Select(AsText).OfType<string>();

    /// <summary>A number as the service's own name of a thing.</summary>
    public static string? Identity(this JsonElement element, string name) =>
        element.Number(name)?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an answer that has to be an object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonDocument ReadObject(this Answer answer)
    {
        var json = JsonDocument.Parse(answer.Body);
        if (json.RootElement.ValueKind == JsonValueKind.Object)
            return json;
        json.Dispose();
        throw new JsonException("The answer is no object.");
    }

    /// <summary>Whether there is an answer and it succeeded.</summary>
    public static bool Succeeded(this Answer? answer) =>
        answer is not null && (int)answer.Status is >= 200 and < 300;
}
