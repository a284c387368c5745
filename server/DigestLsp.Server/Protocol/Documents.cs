using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigestLsp.Server.Protocol;

// What an editor sends at every key is read by hand: no table of members is made at a start, no text is copied twice.

internal sealed record TextDocumentItem(string Uri, int Version, string Text);

[JsonConverter(typeof(DocumentMessages.OpenConverter))]
internal sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

[JsonConverter(typeof(DocumentMessages.ChangeConverter))]
internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument,
    TextDocumentContentChangeEvent[] ContentChanges
);

internal sealed record TextDocumentContentChangeEvent(Range? Range, string Text);

[JsonConverter(typeof(DocumentMessages.PlaceConverter))]
internal sealed record TextDocumentPositionParams(TextDocumentIdentifier? TextDocument, Position Position);

[JsonConverter(typeof(DocumentMessages.DocumentConverter))]
internal sealed record TextDocumentParams(TextDocumentIdentifier? TextDocument);

internal sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Reads what only a client sends.</summary>
internal abstract class ReadOnlyConverter<T> : JsonConverter<T>
{
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A server never sends this.");
}

/// <summary>Reads <c>textDocument/didOpen</c> and <c>textDocument/didChange</c> (LSP 3.18, Text Document Synchronization).</summary>
internal static class DocumentMessages
{
    internal sealed class OpenConverter : ReadOnlyConverter<DidOpenTextDocumentParams>
    {
        public override DidOpenTextDocumentParams Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            TextDocumentItem? document = null;
            reader.EnterObject();
            while (reader.NextMember())
            {
                if (reader.Is("textDocument"u8))
                    document = ReadItem(ref reader);
                else
                    reader.Skip();
            }
            return new DidOpenTextDocumentParams(document ?? throw Missing("textDocument"));
        }
    }

    internal sealed class ChangeConverter : ReadOnlyConverter<DidChangeTextDocumentParams>
    {
        public override DidChangeTextDocumentParams Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            TextDocumentItem? document = null;
            TextDocumentContentChangeEvent[]? changes = null;
            reader.EnterObject();
            while (reader.NextMember())
            {
                if (reader.Is("textDocument"u8))
                    document = ReadItem(ref reader);
                else if (reader.Is("contentChanges"u8))
                    changes = ReadChanges(ref reader);
                else
                    reader.Skip();
            }
            if (document is null)
                throw Missing("textDocument");
            return new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(document.Uri, document.Version),
                changes ?? throw Missing("contentChanges")
            );
        }
    }

    internal sealed class DocumentConverter : ReadOnlyConverter<TextDocumentParams>
    {
        public override TextDocumentParams Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new(ReadPlace(ref reader).Document);
    }

    internal sealed class PlaceConverter : ReadOnlyConverter<TextDocumentPositionParams>
    {
        public override TextDocumentPositionParams Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        )
        {
            var (document, position) = ReadPlace(ref reader);
            return new(document, position);
        }
    }

    // A request without a document is told so by the method, as one whose document is not open.
    private static (TextDocumentIdentifier? Document, Position Position) ReadPlace(ref Utf8JsonReader reader)
    {
        var (uri, position) = (default(string), default(Position));
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("textDocument"u8))
                uri = ReadUri(ref reader);
            else if (reader.Is("position"u8))
                position = PositionJson.ReadPosition(ref reader);
            else
                reader.Skip();
        }
        return (uri is null ? null : new TextDocumentIdentifier(uri), position);
    }

    private static string? ReadUri(ref Utf8JsonReader reader)
    {
        string? uri = null;
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("uri"u8))
                uri = reader.GetString();
            else
                reader.Skip();
        }
        return uri;
    }

    private static TextDocumentItem ReadItem(ref Utf8JsonReader reader)
    {
        string? uri = null;
        var (version, text) = (0, "");
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("uri"u8))
                uri = reader.GetString();
            else if (reader.Is("version"u8))
                version = PositionJson.ReadNumber(ref reader);
            else if (reader.Is("text"u8))
                text = reader.ReadText() ?? "";
            else
                reader.Skip();
        }
        return new TextDocumentItem(uri ?? throw Missing("textDocument.uri"), version, text);
    }

    private static TextDocumentContentChangeEvent[] ReadChanges(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Missing("contentChanges");
        var changes = new List<TextDocumentContentChangeEvent>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            changes.Add(ReadChange(ref reader));
        return [.. changes];
    }

    private static TextDocumentContentChangeEvent ReadChange(ref Utf8JsonReader reader)
    {
        var (range, text) = (default(Range?), default(string));
        reader.EnterObject();
        while (reader.NextMember())
        {
            if (reader.Is("range"u8))
                range = reader.TokenType == JsonTokenType.Null ? null : PositionJson.ReadRange(ref reader);
            else if (reader.Is("text"u8))
                text = reader.ReadText();
            else
                reader.Skip();
        }
        return new TextDocumentContentChangeEvent(range, text ?? throw Missing("contentChanges.text"));
    }

    private static JsonException Missing(string member) => new($"The message lacks {member}.");
}
