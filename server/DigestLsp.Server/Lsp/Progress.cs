namespace DigestLsp.Server.Lsp;

internal sealed record WorkDoneProgressCreateParams(System.Text.Json.JsonElement Token);

internal sealed record WorkDoneProgressCancelParams(System.Text.Json.JsonElement Token);

internal sealed record WorkDoneProgressParams(
    System.Text.Json.JsonElement Token,
    WorkDoneProgressValue Value
);

/// <summary>WorkDoneProgressBegin, WorkDoneProgressReport or WorkDoneProgressEnd, depending on the kind.</summary>
internal sealed record WorkDoneProgressValue(string Kind)
{
    public string? Title { get; init; }
    public bool? Cancellable { get; init; }
    public string? Message { get; init; }
    public int? Percentage { get; init; }
}

/// <summary>A part of a result, with the client's token.</summary>
internal sealed record PartialResultParams(System.Text.Json.JsonElement Token, object Value);

internal sealed record WorkspaceFolder(string Uri, string? Name = null);

internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChangeEvent Event);

internal sealed record WorkspaceFoldersChangeEvent(WorkspaceFolder?[] Added, WorkspaceFolder?[] Removed);

internal sealed record FileCreate(string Uri);

internal sealed record CreateFilesParams(FileCreate?[] Files);

internal sealed record FileRename(string OldUri, string NewUri);

internal sealed record RenameFilesParams(FileRename?[] Files);

internal sealed record DeleteFilesParams(FileCreate?[] Files);
