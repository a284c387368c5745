namespace DigestLsp.Server.Lsp;

internal sealed record SymbolInformation(string Name, int Kind, Location Location, string? ContainerName);

internal sealed record DocumentSymbol(string Name, int Kind, Range Range, Range SelectionRange)
{
    public string? Detail { get; init; }
    public DocumentSymbol[]? Children { get; init; }
}

internal sealed record DocumentLink(Range Range, string Target, string? Tooltip);

internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind);

internal sealed record Hover(MarkupContent Contents, Range Range);

internal sealed record CodeDescription(string Href);

internal sealed record DiagnosticRelatedInformation(Location Location, string Message);

/// <summary>A client may leave out members when it sends a diagnostic back.</summary>
internal sealed record Diagnostic(
    Range Range,
    int? Severity = null,
    string? Code = null,
    string? Source = null,
    string Message = ""
)
{
    /// <summary>The tag of code that is shown faded.</summary>
    public const int Unnecessary = 1;

    public CodeDescription? CodeDescription { get; init; }
    public int[]? Tags { get; init; }
    public DiagnosticRelatedInformation[]? RelatedInformation { get; init; }
}

internal sealed record PublishDiagnosticsParams(string Uri, int? Version, RawJson Diagnostics);

internal sealed record DocumentDiagnosticParams(
    TextDocumentIdentifier TextDocument,
    string? PreviousResultId = null
) : ITextDocumentParams;

/// <summary>A report of kind <c>full</c> or <c>unchanged</c>.</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId, RawJson? Items = null);

internal sealed record CodeActionParams(
    TextDocumentIdentifier TextDocument,
    Range Range,
    CodeActionContext Context,
    System.Text.Json.JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

internal sealed record CodeActionContext(string[]? Only = null, int? TriggerKind = null);

internal sealed record CodeAction(string Title, string? Kind = null, WorkspaceEdit? Edit = null)
{
    public Command? Command { get; init; }
    public Diagnostic[]? Diagnostics { get; init; }
    public bool? IsPreferred { get; init; }

    /// <summary>The data for resolve.</summary>
    public System.Text.Json.JsonElement? Data { get; init; }
}

internal sealed record SelectionRangeParams(
    TextDocumentIdentifier TextDocument,
    Position[] Positions,
    System.Text.Json.JsonElement? PartialResultToken = null
) : ITextDocumentParams, IPartialResultParams;

internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

internal sealed record DocumentHighlight(Range Range, int Kind);

internal sealed record WorkspaceSymbolParams(
    string Query,
    System.Text.Json.JsonElement? PartialResultToken = null,
    System.Text.Json.JsonElement? WorkDoneToken = null
);

internal sealed record ReferenceParams(
    TextDocumentIdentifier TextDocument,
    Position Position,
    ReferenceContext? Context = null,
    System.Text.Json.JsonElement? PartialResultToken = null,
    System.Text.Json.JsonElement? WorkDoneToken = null
) : ITextDocumentParams;

internal sealed record RenameParams(
    TextDocumentIdentifier TextDocument,
    Position Position,
    string NewName,
    System.Text.Json.JsonElement? WorkDoneToken = null
) : ITextDocumentParams;

internal sealed record RenameRange(Range Range, string Placeholder);

internal sealed record ReferenceContext(bool IncludeDeclaration);
