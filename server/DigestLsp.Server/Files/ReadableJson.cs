using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigestLsp.Server.Files;

/// <summary>How JSON is written that people read.</summary>
internal static class ReadableJson
{
    /// <summary>Indented, letters of all scripts unescaped.</summary>
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
