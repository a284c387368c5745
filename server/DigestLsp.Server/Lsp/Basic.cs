using System.Text.Json.Serialization;

namespace DigestLsp.Server.Lsp;

// Records of the Language Server Protocol 3.18, with the names of the specification, which documents them. Members that this server does
// not use are left out.

/// <summary>Lines and characters are 64-bit, since clients send the maximum 32-bit number for the end of a line or document.</summary>
internal readonly record struct Position(long Line, long Character);

internal readonly record struct Range(Position Start, Position End);

internal sealed record Location(string Uri, Range Range);

internal sealed record TextEdit(Range Range, string NewText);

internal sealed record MarkupContent(string Kind, string Value);

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record VersionedTextDocumentIdentifier(string Uri, long? Version = null);

/// <summary>
/// A document and the version that an edit is for: null for files on disk, and always written, since clients require the member.
/// </summary>
internal sealed record OptionalVersionedTextDocumentIdentifier(
    string Uri,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version = null
);

/// <summary>An edit of a document, or a new file (kind <c>create</c>).</summary>
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
