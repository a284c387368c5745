using System.Text.Json;

namespace DigestLsp.Server.Protocol;

/// <summary>Walks over the members of a JSON object, for what is read by hand.</summary>
internal static class MemberReading
{
    /// <summary>Stands at an object's beginning, or says that there is none.</summary>
    /// <exception cref="JsonException">Another value stands here.</exception>
    public static void EnterObject(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"An object is expected where {reader.TokenType} stands.");
    }

    /// <summary>Goes on to the next member's name; false at the object's end.</summary>
    public static bool NextMember(this ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the member has that name; then the reader goes on to its value.</summary>
    public static bool Is(this ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueTextEquals(name) && reader.Read();
}
