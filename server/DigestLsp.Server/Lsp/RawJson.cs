using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DigestLsp.Server.Lsp;

/// <summary>
/// A list or value that is already serialized. The JSON of unchanged parts is cached, so that a response about the whole document is mostly
/// a copy.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed class RawJson
{
    private readonly IEnumerable<(JsonFragment Fragment, int Line)>? items;
    private readonly byte[] json = [];

    private RawJson(byte[] json) => this.json = json;

    private RawJson(IEnumerable<(JsonFragment Fragment, int Line)> items) => this.items = items;

    /// <summary>The empty list.</summary>
    public static RawJson EmptyList { get; } = new("[]"u8.ToArray());

    /// <summary>Wraps valid JSON.</summary>
    public static RawJson Of(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>Lists fragments, each with the first line of its part. They are enumerated when the list is sent.</summary>
    public static RawJson List(IEnumerable<(JsonFragment Fragment, int Line)> items) => new(items);

    /// <summary>Splits a list into lists of at most a number of items. A value that is not a list has none.</summary>
    public IEnumerable<RawJson> Chunk(int size) =>
        (items ?? []).Where(i => !i.Fragment.IsEmpty).Chunk(size).Select(c => new RawJson(c));

    private void WriteTo(ArrayBufferWriter<byte> buffer)
    {
        if (items is null)
        {
            buffer.Write(json);
            return;
        }
        JsonFragment.WriteList(buffer, items);
    }

    internal sealed class Converter : JsonConverter<RawJson>
    {
        // The size of an outline of a few thousand papers.
        private const int MaxSpare = 4 * 1024 * 1024;
        private ArrayBufferWriter<byte>? spare;

        public override RawJson Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException("Clients do not send raw JSON.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
        {
            var buffer = Interlocked.Exchange(ref spare, null) ?? new ArrayBufferWriter<byte>(4096);
            value.WriteTo(buffer);
            writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
            buffer.ResetWrittenCount();
            if (buffer.Capacity <= MaxSpare)
                spare = buffer;
        }
    }
}

/// <summary>Items of a list as JSON with gaps for line numbers, which are all that changes when another part is edited.</summary>
internal sealed class JsonFragment
{
    private readonly byte[] json;
    private readonly Gap[] gaps;
    private readonly IEnumerable<(JsonFragment Fragment, int Line)>? inner;

    private JsonFragment(
        byte[] json,
        Gap[] gaps,
        IEnumerable<(JsonFragment Fragment, int Line)>? inner = null
    ) => (this.json, this.gaps, this.inner) = (json, gaps, inner);

    /// <summary>The fragment without items.</summary>
    public static JsonFragment Empty { get; } = new([], []);

    /// <summary>Whether it has no items.</summary>
    public bool IsEmpty => json.Length == 0;

    /// <summary>Adds a list of fragments to an object, as its last member.</summary>
    public JsonFragment With(string member, IEnumerable<(JsonFragment Fragment, int Line)> list) =>
        new([.. json.AsSpan(..^1), .. Encoding.UTF8.GetBytes($",\"{member}\":")], gaps, list);

    /// <summary>Writes a list of fragments, each with the first line of its part.</summary>
    public static void WriteList(
        ArrayBufferWriter<byte> buffer,
        IEnumerable<(JsonFragment Fragment, int Line)> items
    )
    {
        buffer.Write("["u8);
        var isFirst = true;
        foreach (var (fragment, line) in items)
        {
            if (fragment.IsEmpty)
                continue;
            if (!isFirst)
                buffer.Write(","u8);
            fragment.WriteTo(buffer, line);
            isFirst = false;
        }
        buffer.Write("]"u8);
    }

    /// <summary>Writes the fragment for a part that starts on a line.</summary>
    public void WriteTo(ArrayBufferWriter<byte> buffer, int line)
    {
        var from = 0;
        foreach (var (at, relative) in gaps)
        {
            buffer.Write(json.AsSpan(from, at - from));
            Utf8Formatter.TryFormat(line + relative, buffer.GetSpan(11), out var written);
            buffer.Advance(written);
            from = at;
        }
        buffer.Write(json.AsSpan(from));
        if (inner is null)
            return;
        WriteList(buffer, inner);
        buffer.Write("}"u8);
    }

    /// <summary>Creates fragments, one after the other.</summary>
    internal sealed class Writer
    {
        private readonly ArrayBufferWriter<byte> buffer = new(1024);
        private readonly ArrayBufferWriter<byte> withGaps = new(1024);
        private readonly List<Gap> gaps = [];
        private readonly Utf8JsonWriter json;

        /// <summary>Creates a writer for one thread.</summary>
        public Writer() =>
            json = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions
                {
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    SkipValidation = true,
                }
            );

        /// <summary>Creates a fragment of an item with lines relative to its part.</summary>
        public JsonFragment Write<T>(T item, JsonTypeInfo<T> type) => Write([item], type);

        /// <summary>Creates a fragment of items with lines relative to their part.</summary>
        public JsonFragment Write<T>(IReadOnlyList<T> items, JsonTypeInfo<T> type)
        {
            if (items.Count == 0)
                return Empty;
            buffer.ResetWrittenCount();
            foreach (var item in items)
            {
                if (buffer.WrittenCount > 0)
                    buffer.Write(","u8);
                json.Reset();
                JsonSerializer.Serialize(json, item, type);
                json.Flush();
            }
            return WithGaps();
        }

        // Quotes in strings are escaped, so every "line" member is the line of a position.
        private JsonFragment WithGaps()
        {
            var name = "\"line\":"u8;
            var rest = buffer.WrittenSpan;
            gaps.Clear();
            withGaps.ResetWrittenCount();
            for (var at = rest.IndexOf(name); at >= 0; at = rest.IndexOf(name))
            {
                at += name.Length;
                withGaps.Write(rest[..at]);
                Utf8Parser.TryParse(rest[at..], out int line, out var digits);
                gaps.Add(new Gap(withGaps.WrittenCount, line));
                rest = rest[(at + digits)..];
            }
            withGaps.Write(rest);
            return new JsonFragment(withGaps.WrittenSpan.ToArray(), [.. gaps]);
        }
    }

    private readonly record struct Gap(int At, int Line);
}
