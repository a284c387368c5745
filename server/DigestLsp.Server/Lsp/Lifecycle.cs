using System.Text.Json;
using System.Text.Json.Serialization;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Lsp;

/// <summary>The parameters of <c>initialize</c>. Members are looked up: capabilities of an invalid shape count as missing.</summary>
internal sealed record InitializeParams(
    JsonElement? ProcessId = null,
    JsonElement? InitializationOptions = null,
    JsonElement? Capabilities = null,
    JsonElement? WorkspaceFolders = null,
    JsonElement? RootUri = null,
    JsonElement? RootPath = null
)
{
    /// <summary>The client's process id, or null if absent to watch.</summary>
    [JsonIgnore]
    public int? Process =>
        ProcessId is { ValueKind: JsonValueKind.Number } id && id.TryGetInt32(out var number) ? number : null;

    /// <summary>Whether the client requests custom notifications.</summary>
    public bool Wants(string what) => InitializationOptions?.At(what) is { ValueKind: JsonValueKind.True };

    /// <summary>The URIs of the workspace folders; none for a single file.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Folders =>
        WorkspaceFolders is { ValueKind: JsonValueKind.Array } folders
            ? [.. folders.EnumerateArray().Select(f => f.At("uri").AsText()).OfType<string>()]
        : RootUri.AsText() is { } root ? [root]
        : RootPath.AsText() is { } path && Path.IsPathFullyQualified(path) && !path.Contains('\0')
            ? [DocumentUri.OfFile(path)]
        : [];
}

internal sealed record InitializeResult(RawJson Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record DidChangeConfigurationParams(JsonElement? Settings = null);

internal sealed record ConfigurationParams(ConfigurationItem[] Items);

internal sealed record ConfigurationItem(string Section);

internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record Registration(string Id, string Method, RawJson? RegisterOptions = null);

internal sealed record DidChangeWatchedFilesParams(FileEvent?[] Changes);

/// <summary>A file event. Type 1: created, 2: changed, 3: deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record SetTraceParams(string? Value = null);
