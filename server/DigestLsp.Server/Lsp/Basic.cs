using System.Text.Json.Serialization;

namespace DigestLsp.Server.Lsp;

// Records of the Language Server Protocol 3.18, named as in the specification; its pages document them.
// Members that this server neither reads nor writes are left out.

/// <summary>Clients send the largest number of 32 bits for the end of a line or document.</summary>
internal readonly record struct Position(long Line, long Character);

internal readonly record struct Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record TextEdit(Range Range, string NewText);

internal sealed record MarkupContent(string Kind, string Value);

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record VersionedTextDocumentIdentifier(string Uri, long? Version = null);

/// <summary>A document, and the version that an edit is meant for: null for what is on disk, and written as such, since clients ask for the member.</summary>
internal sealed record OptionalVersionedTextDocumentIdentifier(
    string Uri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version = null
);

/// <summary>An edit of a document, or (kind <c>create</c>) a new file of that address.</summary>
internal sealed record TextDocumentEdit(
    OptionalVersionedTextDocumentIdentifier? TextDocument = null,
    TextEdit[]? Edits = null,
    string? Kind = null,
    string? Uri = null
);

internal sealed record WorkspaceEdit(
    Dictionary<string, TextEdit[]>? Changes = null,
    TextDocumentEdit[]? DocumentChanges = null
);

internal sealed record MessageParams(int Type, string Message);

internal sealed record MessageActionItem(string Title);

internal sealed record ShowMessageRequestParams(int Type, string Message, MessageActionItem[] Actions);

internal sealed record ApplyWorkspaceEditParams(string Label, WorkspaceEdit Edit);

internal sealed record ApplyWorkspaceEditResult(bool Applied, string? FailureReason = null);

internal sealed record ExecuteCommandParams(
    string Command,
    System.Text.Json.JsonElement[]? Arguments = null,
    System.Text.Json.JsonElement? WorkDoneToken = null
);
