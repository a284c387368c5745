using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigestLsp.Server.Files;

/// <summary>The JSON format for files that people read.</summary>
internal static class ReadableJson
{
    /// <summary>Indented, letters of all scripts unescaped.</summary>
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
