using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What is asked about one document.
internal sealed partial class RpcMethods
{
    private readonly SemanticTokensHandler tokens = new();

    [JsonRpcMethod("textDocument/documentSymbol")]
    public object DocumentSymbol(TextDocumentParams parameters) =>
        DocumentSymbolHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/documentLink")]
    public WrittenJson DocumentLink(TextDocumentParams parameters) =>
        DocumentLinkHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/hover")]
    public Task<Hover?> HoverAsync(
        TextDocumentPositionParams parameters,
        CancellationToken cancellationToken
    ) =>
        HoverHandler.HandleAsync(
            session,
            Open(parameters.TextDocument),
            parameters.Position,
            cancellationToken
        );

    [JsonRpcMethod("textDocument/diagnostic")]
    public Task<DocumentDiagnosticReport> DiagnosticAsync(
        DocumentDiagnosticParams parameters,
        CancellationToken cancellationToken
    ) =>
        DiagnosticHandler.HandleAsync(
            session,
            Open(parameters.TextDocument),
            parameters.PreviousResultId,
            cancellationToken
        );

    [JsonRpcMethod("textDocument/codeAction")]
    public CodeAction[] CodeAction(CodeActionParams parameters) =>
        CodeActionHandler.Handle(session, Open(parameters.TextDocument), parameters);

    [JsonRpcMethod("codeAction/resolve")]
    public CodeAction ResolveCodeAction(CodeAction action)
    {
        Running();
        return LateEdits.Resolve(session, action);
    }

    [JsonRpcMethod("textDocument/foldingRange")]
    public WrittenJson FoldingRange(TextDocumentParams parameters) =>
        FoldingRangeHandler.Handle(Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/selectionRange")]
    public SelectionRange[] SelectionRange(SelectionRangeParams parameters) =>
        SelectionRangeHandler.Handle(Open(parameters.TextDocument), parameters.Positions);

    [JsonRpcMethod("textDocument/documentHighlight")]
    public DocumentHighlight[] DocumentHighlight(TextDocumentPositionParams parameters)
    {
        var document = Open(parameters.TextDocument);
        session.Watch.CaretAt(document, Translator.Offset(document.Tree, parameters.Position));
        return ReferencesHandler.Highlights(document, parameters.Position);
    }

    [JsonRpcMethod("textDocument/references")]
    public Task<Location[]> ReferencesAsync(
        ReferenceParams parameters,
        CancellationToken cancellationToken
    ) =>
        ReferencesHandler.ReferencesAsync(
            session,
            Open(parameters.TextDocument),
            parameters,
            cancellationToken
        );

    [JsonRpcMethod("textDocument/definition")]
    public Task<Location[]> DefinitionAsync(
        TextDocumentPositionParams parameters,
        CancellationToken cancellationToken
    ) =>
        ReferencesHandler.DefinitionAsync(
            session,
            Open(parameters.TextDocument),
            parameters.Position,
            cancellationToken
        );

    [JsonRpcMethod("textDocument/formatting")]
    public TextEdit[] Formatting(TextDocumentParams parameters) =>
        FormattingHandler.Handle(session, Open(parameters.TextDocument), null);

    [JsonRpcMethod("textDocument/rangeFormatting")]
    public TextEdit[] RangeFormatting(DocumentRangeFormattingParams parameters) =>
        FormattingHandler.Handle(session, Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/onTypeFormatting")]
    public TextEdit[] OnTypeFormatting(TextDocumentPositionParams parameters) =>
        FormattingHandler.Entered(Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/completion")]
    public CompletionList Completion(CompletionParams parameters) =>
        CompletionHandler.Handle(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("completionItem/resolve")]
    public CompletionItem ResolveCompletion(CompletionItem item)
    {
        Running();
        return CompletionHandler.Resolve(session, item);
    }

    [JsonRpcMethod("textDocument/signatureHelp")]
    public SignatureHelp? SignatureHelp(TextDocumentPositionParams parameters) =>
        SignatureHelpHandler.Handle(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/semanticTokens/full")]
    public SemanticTokens SemanticTokens(TextDocumentParams parameters) =>
        tokens.Full(Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/semanticTokens/full/delta")]
    public object SemanticTokensDelta(SemanticTokensDeltaParams parameters) =>
        tokens.Delta(Open(parameters.TextDocument), parameters.PreviousResultId);

    [JsonRpcMethod("textDocument/semanticTokens/range")]
    public SemanticTokens SemanticTokensRange(TextDocumentRangeParams parameters) =>
        SemanticTokensHandler.Range(Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/inlayHint")]
    public InlayHint[] InlayHint(TextDocumentRangeParams parameters) =>
        InlayHintHandler.Handle(session, Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/codeLens")]
    public WrittenJson CodeLens(TextDocumentParams parameters) =>
        CodeLensHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("codeLens/resolve")]
    public CodeLens ResolveCodeLens(CodeLens lens)
    {
        Running();
        return CodeLensHandler.Resolve(session, lens);
    }

    [JsonRpcMethod("textDocument/prepareRename")]
    public RenameRange? PrepareRename(TextDocumentPositionParams parameters) =>
        RenameHandler.Prepare(Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/rename")]
    public Task<WorkspaceEdit> RenameAsync(RenameParams parameters, CancellationToken cancellationToken) =>
        RenameHandler.HandleAsync(session, Open(parameters.TextDocument), parameters, cancellationToken);
}
