using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigestLsp.Server.Protocol;

/// <summary>Says which member of a request's parameters is missing or something else, in the protocol's words and not in those of the reader.</summary>
internal static class BadParameters
{
    /// <summary>The error that names the member.</summary>
    /// <param name="json">The parameters as they were sent.</param>
    /// <param name="type">What they should have been.</param>
    /// <param name="error">What the reader says of it.</param>
    public static JsonException Named(ReadOnlySpan<byte> json, Type type, JsonException error)
    {
        try
        {
            if (Missing(JsonElement.Parse(json), MessageFormatter.TypeInfo(type), "") is { } member)
                return Missing(member);
        }
        catch (JsonException broken)
        {
            return new JsonException("The parameters are no JSON.", broken);
        }
        var path = error.Path?.TrimStart('$').TrimStart('.');
        return new JsonException(
            $"{(path is { Length: > 0 } ? path : "What stands there")} is something else than the protocol has there.",
            error
        );
    }

    /// <summary>The error of a message that lacks a member.</summary>
    public static JsonException Missing(string member) => new($"The message lacks {member}.");

    /// <summary>The error of a message with a null element in an array.</summary>
    public static JsonException Null(string element) => new($"{element} is null.");

    private static string? Missing(JsonElement json, JsonTypeInfo type, string within)
    {
        if (json.ValueKind != JsonValueKind.Object || type.Kind != JsonTypeInfoKind.Object)
            return null;
        foreach (var member in type.Properties)
        {
            var path = within + member.Name;
            if (json.At(member.Name) is not { } value)
            {
                if (member.IsRequired)
                    return path;
            }
            else if (
                ProtocolJson.Default.GetTypeInfo(member.PropertyType) is { } inner
                && Missing(value, inner, path + ".") is { } below
            )
                return below;
        }
        return null;
    }
}
