using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Lsp;

/// <summary>
/// Reads the text of documents. An unpaired surrogate, which the framework's reader rejects, becomes U+FFFD: it is one UTF-16 code unit
/// too, so positions do not change.
/// </summary>
internal sealed partial class DocumentTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            var json = Escape()
                .Replace(
                    Encoding.UTF8.GetString(reader.ValueSpan),
                    m => m.Groups["half"].Success ? "\ufffd" : m.Value
                );
            return JsonElement.Parse($"\"{json}\"").GetString();
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    // The first alternatives skip valid text: a surrogate pair, and any other escape.
    [GeneratedRegex(
        @"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>\\u[dD][89a-fA-F]..)|\\.",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Escape();
}
