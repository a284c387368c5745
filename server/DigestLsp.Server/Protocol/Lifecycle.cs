using System.Text.Json;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// What a client says first. It is looked up, not turned into records: their many nullable members would be compiled anew at every
/// start, which is a third of the time until the answer.
/// </summary>
/// <param name="json">The request's parameters; kept beyond the request.</param>
internal sealed class InitializeParams(JsonElement json)
{
    /// <summary>The client's process, or null where it has none to watch.</summary>
    public int? ProcessId =>
        json.At("processId") is { ValueKind: JsonValueKind.Number } id && id.TryGetInt32(out var number)
            ? number
            : null;

    public JsonElement? InitializationOptions => json.At("initializationOptions");

    public ClientCapabilities Capabilities => new(json.At("capabilities") ?? default);

    /// <summary>Addresses of the folders that the client works in; none for a single file.</summary>
    public IReadOnlyList<string> Folders =>
        json.At("workspaceFolders") is { ValueKind: JsonValueKind.Array } folders
            ? [.. folders.EnumerateArray().Select(f => f.At("uri").AsText()).OfType<string>()]
        : json.At("rootUri").AsText() is { } root ? [root]
        : json.At("rootPath").AsText() is { } path && Path.IsPathFullyQualified(path) && !path.Contains('\0')
            ? [DocumentUri.OfFile(path)]
        : [];
}

internal sealed record DidChangeWatchedFilesParams(FileEvent?[] Changes);

/// <summary>Type 1 created, 2 changed, 3 deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record SetTraceParams(string? Value = null);
