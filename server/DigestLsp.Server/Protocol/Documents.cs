using System.Text.Json;

namespace DigestLsp.Server.Protocol;

// What an editor sends at every key is read by hand: no table of members is made at a start, no text is copied twice.

internal sealed record TextDocumentItem(string Uri, int Version, string Text);

internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument,
    TextDocumentContentChangeEvent[] ContentChanges
)
{
    /// <summary>Whether the client sent null as a change.</summary>
    public bool HasNullChange { get; init; }
}

internal sealed record TextDocumentContentChangeEvent(Range? Range, string Text);

internal sealed record DidCloseTextDocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Reads the parameters that name a document, a place in it or its text (LSP 3.18, Text Document Synchronization).</summary>
internal static class DocumentMessages
{
    /// <summary>The document of <c>textDocument/didOpen</c>.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public static TextDocumentItem Opened(ReadOnlySpan<byte> json)
    {
        TextDocumentItem? document = null;
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("textDocument"u8))
                document = ReadItem(members.Value);
        }
        return document ?? throw Missing("textDocument");
    }

    /// <summary>The changes of <c>textDocument/didChange</c>.</summary>
    /// <exception cref="JsonException">They lack something.</exception>
    public static DidChangeTextDocumentParams Changed(ReadOnlySpan<byte> json)
    {
        TextDocumentItem? document = null;
        TextDocumentContentChangeEvent[]? changes = null;
        var hasNull = false;
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("textDocument"u8))
                document = ReadItem(members.Value);
            else if (members.Is("contentChanges"u8))
                changes = ReadChanges(members.Value, out hasNull);
        }
        if (document is null)
            throw Missing("textDocument");
        return new DidChangeTextDocumentParams(
            new VersionedTextDocumentIdentifier(document.Uri, document.Version),
            changes ?? throw Missing("contentChanges")
        )
        {
            HasNullChange = hasNull,
        };
    }

    /// <summary>
    /// The address of a request's document, and the position and the range that it names. Which of them there must be is for the method to
    /// say.
    /// </summary>
    /// <exception cref="JsonException">They are something else.</exception>
    public static (string? Uri, Position? Position, Range? Range) Place(ReadOnlySpan<byte> json)
    {
        var (uri, position, range) = (default(string), default(Position?), default(Range?));
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("textDocument"u8))
                uri = ReadUri(members.Value);
            else if (members.Is("position"u8))
                position = PositionJson.ReadPosition(members.Value);
            else if (members.Is("range"u8))
                range = PositionJson.ReadRange(members.Value);
        }
        return (uri, position, range);
    }

    /// <summary>Whether the options of a formatting ask for a line break at the document's end.</summary>
    public static bool InsertsFinalNewline(ReadOnlySpan<byte> json)
    {
        var inserts = false;
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (!members.Is("options"u8) || members.Value is not [(byte)'{', ..])
                continue;
            var options = new JsonMembers(members.Value);
            while (options.Next())
                inserts |= options.Is("insertFinalNewline"u8) && options.Value.SequenceEqual("true"u8);
        }
        return inserts;
    }

    private static string? ReadUri(ReadOnlySpan<byte> json)
    {
        string? uri = null;
        if (json.SequenceEqual("null"u8))
            return null;
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("uri"u8))
                uri = JsonText.Read(members.Value);
        }
        return uri;
    }

    private static TextDocumentItem ReadItem(ReadOnlySpan<byte> json)
    {
        string? uri = null;
        var (version, text) = (0, "");
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("uri"u8))
                uri = JsonText.Read(members.Value);
            else if (members.Is("version"u8))
                version = PositionJson.ReadNumber(members.Value);
            else if (members.Is("text"u8))
                text = JsonText.Read(members.Value) ?? "";
        }
        return new TextDocumentItem(uri ?? throw Missing("textDocument.uri"), version, text);
    }

    private static TextDocumentContentChangeEvent[] ReadChanges(ReadOnlySpan<byte> json, out bool hasNull)
    {
        hasNull = false;
        var changes = new List<TextDocumentContentChangeEvent>();
        for (var position = 0; JsonMembers.NextItem(json, ref position, out var change); )
        {
            if (change.SequenceEqual("null"u8))
                hasNull = true;
            else
                changes.Add(ReadChange(change));
        }
        return [.. changes];
    }

    private static TextDocumentContentChangeEvent ReadChange(ReadOnlySpan<byte> json)
    {
        var (range, text) = (default(Range?), default(string));
        var members = new JsonMembers(json);
        while (members.Next())
        {
            if (members.Is("range"u8))
                range = members.Value.SequenceEqual("null"u8) ? null : PositionJson.ReadRange(members.Value);
            else if (members.Is("text"u8))
                text = JsonText.Read(members.Value);
        }
        return new TextDocumentContentChangeEvent(range, text ?? throw Missing("contentChanges.text"));
    }

    private static JsonException Missing(string member) => BadParameters.Missing(member);
}
