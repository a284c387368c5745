using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// An answer about a whole document that writes itself as JSON in UTF-8. It does so when the answer is sent, into a
/// buffer that the next one uses again: an outline of megabytes after every key leaves no garbage.
/// </summary>
/// <param name="WriteUtf8">Writes the whole value; called once, must not fail.</param>
[JsonConverter(typeof(Converter))]
internal sealed record WrittenJson(Action<Utf8Json> WriteUtf8)
{
    /// <summary>An empty list.</summary>
    public static WrittenJson Nothing { get; } = new(json => json.Write("[]"u8));

    /// <summary>A long text.</summary>
    public static WrittenJson Text(string text) => new(json => json.Text(text));

    /// <summary>A value that is JSON already.</summary>
    public static WrittenJson Of(string json) => new(utf8 => utf8.Write(json));

    internal sealed class Converter : JsonConverter<WrittenJson>
    {
        // As large as an outline of a few thousand papers; a whole digest that is taken out once is not kept for.
        private const int LargestSpare = 4 * 1024 * 1024;
        private static Utf8Json? spare;

        public override WrittenJson Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("Such an answer is written only.");

        public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options)
        {
            var buffer = Interlocked.Exchange(ref spare, null) ?? new Utf8Json(4096);
            value.WriteUtf8(buffer);
            writer.WriteRawValue(buffer.Written, skipInputValidation: true);
            buffer.Clear();
            if (buffer.Capacity <= LargestSpare)
                spare = buffer;
        }
    }
}
