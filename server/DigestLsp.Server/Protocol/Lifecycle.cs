using System.Text.Json;

namespace DigestLsp.Server.Protocol;

internal sealed record InitializeParams(
    int? ProcessId,
    JsonElement? InitializationOptions,
    ClientCapabilities? Capabilities,
    string? RootUri,
    WorkspaceFolder[]? WorkspaceFolders
);

internal sealed record WorkspaceFolder(string Uri, string Name);

internal sealed record ClientCapabilities(
    WorkspaceClientCapabilities? Workspace,
    TextDocumentClientCapabilities? TextDocument
);

internal sealed record WorkspaceClientCapabilities(
    bool? ApplyEdit,
    bool? Configuration,
    DynamicRegistration? DidChangeConfiguration,
    DynamicRegistration? DidChangeWatchedFiles,
    WorkspaceEditCapabilities? WorkspaceEdit,
    RefreshSupport? Diagnostics
);

internal sealed record DynamicRegistration(bool? Supported)
{
    [System.Text.Json.Serialization.JsonPropertyName("dynamicRegistration")]
    public bool? Supported { get; init; } = Supported;
}

internal sealed record WorkspaceEditCapabilities(bool? DocumentChanges, string[]? ResourceOperations);

internal sealed record RefreshSupport(
    [property: System.Text.Json.Serialization.JsonPropertyName("refreshSupport")] bool? Refresh
);

internal sealed record TextDocumentClientCapabilities(
    DocumentSymbolCapabilities? DocumentSymbol,
    DocumentLinkCapabilities? DocumentLink,
    HoverCapabilities? Hover,
    CodeActionCapabilities? CodeAction,
    JsonElement? Diagnostic,
    PublishDiagnosticsCapabilities? PublishDiagnostics
);

internal sealed record DocumentSymbolCapabilities(bool? HierarchicalDocumentSymbolSupport);

internal sealed record DocumentLinkCapabilities(bool? TooltipSupport);

internal sealed record HoverCapabilities(string[]? ContentFormat);

internal sealed record CodeActionCapabilities(
    JsonElement? CodeActionLiteralSupport,
    bool? IsPreferredSupport
);

internal sealed record PublishDiagnosticsCapabilities(
    bool? RelatedInformation,
    bool? VersionSupport,
    bool? CodeDescriptionSupport,
    JsonElement? TagSupport
);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record ServerCapabilities
{
    public string PositionEncoding { get; init; } = "utf-16";
    public TextDocumentSyncOptions TextDocumentSync { get; init; } = new();
    public bool DocumentSymbolProvider { get; init; } = true;
    public bool HoverProvider { get; init; } = true;
    public bool FoldingRangeProvider { get; init; } = true;
    public bool SelectionRangeProvider { get; init; } = true;
    public bool DocumentHighlightProvider { get; init; } = true;
    public bool DefinitionProvider { get; init; } = true;
    public bool ReferencesProvider { get; init; } = true;
    public bool DocumentFormattingProvider { get; init; } = true;
    public bool DocumentRangeFormattingProvider { get; init; } = true;
    public bool WorkspaceSymbolProvider { get; init; } = true;
    public DocumentLinkOptions DocumentLinkProvider { get; init; } = new();
    public CodeActionOptions? CodeActionProvider { get; init; }
    public DiagnosticOptions? DiagnosticProvider { get; init; }
    public ExecuteCommandOptions ExecuteCommandProvider { get; init; } = new([]);
}

internal sealed record TextDocumentSyncOptions
{
    public bool OpenClose { get; init; } = true;

    /// <summary>TextDocumentSyncKind.Incremental.</summary>
    public int Change { get; init; } = 2;
}

internal sealed record DocumentLinkOptions
{
    public bool ResolveProvider { get; init; }
}

internal sealed record ExecuteCommandOptions(string[] Commands);

internal sealed record CodeActionOptions(string[] CodeActionKinds);

internal sealed record DiagnosticOptions(
    string Identifier,
    bool InterFileDependencies,
    bool WorkspaceDiagnostics
);

internal sealed record ConfigurationParams(ConfigurationItem[] Items);

internal sealed record ConfigurationItem(string Section);

internal sealed record DidChangeConfigurationParams(JsonElement? Settings);

internal sealed record RegistrationParams(Registration[] Registrations);

internal sealed record Registration(string Id, string Method, JsonElement? RegisterOptions = null);

internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);

/// <summary>Type 1 created, 2 changed, 3 deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);

internal sealed record SetTraceParams(string? Value);
