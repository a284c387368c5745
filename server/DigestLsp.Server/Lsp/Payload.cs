using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DigestLsp.Server.Lsp;

/// <summary>
/// A result, or the parameters of a message to the client. It is serialized by <see cref="LspJson"/> only: the library's converters would
/// inspect each type for streams, callbacks and remote objects, which disables the generated code.
/// </summary>
/// <param name="Value">A value of a type in <see cref="LspJson"/>.</param>
[JsonConverter(typeof(Converter))]
internal sealed record Payload(object Value)
{
    internal sealed class Converter : JsonConverter<Payload>
    {
        public override Payload Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("Payloads are written only.");

        public override void Write(Utf8JsonWriter writer, Payload value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, LspJson.TypeInfo(value.Value.GetType()));
    }
}

/// <summary>Reads the parameters of methods with <see cref="LspJson"/> only; see <see cref="Payload"/>.</summary>
internal sealed class ParameterConverters : JsonConverterFactory
{
    private readonly Dictionary<Type, JsonConverter> converters = [];

    /// <summary>Adds the type of a method's parameters.</summary>
    public void Add<T>() => converters[typeof(T)] = new Converter<T>();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        converters[typeToConvert];

    private sealed class Converter<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var start = reader;
            var type = (JsonTypeInfo<T>)LspJson.TypeInfo(typeof(T));
            try
            {
                return ((JsonConverter<T>)type.Converter).Read(ref reader, typeof(T), type.Options);
            }
            catch (Exception error)
                when (error is JsonException or InvalidOperationException or FormatException)
            {
                // The serializer names the member, but first walks through the value once more: 16 ms of a document of 12 MB.
                return JsonSerializer.Deserialize(ref start, type);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Parameters of the client are read only.");
    }
}
