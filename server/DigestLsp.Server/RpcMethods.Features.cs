using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What is asked about one document.
internal sealed partial class RpcMethods
{
    private readonly SemanticTokensHandler tokens = new();

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public object DocumentSymbol(TextDocumentParams parameters) =>
        DocumentSymbolHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/documentLink", UseSingleObjectParameterDeserialization = true)]
    public WrittenJson DocumentLink(TextDocumentParams parameters) =>
        DocumentLinkHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
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

    [JsonRpcMethod("textDocument/diagnostic", UseSingleObjectParameterDeserialization = true)]
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

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public CodeAction[] CodeAction(CodeActionParams parameters) =>
        CodeActionHandler.Handle(session, Open(parameters.TextDocument), parameters);

    [JsonRpcMethod("codeAction/resolve", UseSingleObjectParameterDeserialization = true)]
    public CodeAction ResolveCodeAction(CodeAction action)
    {
        Running();
        return LateEdits.Resolve(session, action);
    }

    [JsonRpcMethod("textDocument/foldingRange", UseSingleObjectParameterDeserialization = true)]
    public WrittenJson FoldingRange(TextDocumentParams parameters) =>
        FoldingRangeHandler.Handle(Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/selectionRange", UseSingleObjectParameterDeserialization = true)]
    public SelectionRange[] SelectionRange(SelectionRangeParams parameters) =>
        SelectionRangeHandler.Handle(Open(parameters.TextDocument), parameters.Positions);

    [JsonRpcMethod("textDocument/documentHighlight", UseSingleObjectParameterDeserialization = true)]
    public DocumentHighlight[] DocumentHighlight(TextDocumentPositionParams parameters)
    {
        var document = Open(parameters.TextDocument);
        session.Watch.CaretAt(document, Translator.Offset(document.Tree, parameters.Position));
        return ReferencesHandler.Highlights(document, parameters.Position);
    }

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
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

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
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

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] Formatting(TextDocumentParams parameters) =>
        FormattingHandler.Handle(session, Open(parameters.TextDocument), null);

    [JsonRpcMethod("textDocument/rangeFormatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] RangeFormatting(DocumentRangeFormattingParams parameters) =>
        FormattingHandler.Handle(session, Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/onTypeFormatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] OnTypeFormatting(TextDocumentPositionParams parameters) =>
        FormattingHandler.Entered(Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public CompletionList Completion(CompletionParams parameters) =>
        CompletionHandler.Handle(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("completionItem/resolve", UseSingleObjectParameterDeserialization = true)]
    public CompletionItem ResolveCompletion(CompletionItem item)
    {
        Running();
        return CompletionHandler.Resolve(session, item);
    }

    [JsonRpcMethod("textDocument/signatureHelp", UseSingleObjectParameterDeserialization = true)]
    public SignatureHelp? SignatureHelp(TextDocumentPositionParams parameters) =>
        SignatureHelpHandler.Handle(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/semanticTokens/full", UseSingleObjectParameterDeserialization = true)]
    public SemanticTokens SemanticTokens(TextDocumentParams parameters) =>
        tokens.Full(Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/semanticTokens/full/delta", UseSingleObjectParameterDeserialization = true)]
    public object SemanticTokensDelta(SemanticTokensDeltaParams parameters) =>
        tokens.Delta(Open(parameters.TextDocument), parameters.PreviousResultId);

    [JsonRpcMethod("textDocument/semanticTokens/range", UseSingleObjectParameterDeserialization = true)]
    public SemanticTokens SemanticTokensRange(TextDocumentRangeParams parameters) =>
        SemanticTokensHandler.Range(Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/inlayHint", UseSingleObjectParameterDeserialization = true)]
    public InlayHint[] InlayHint(TextDocumentRangeParams parameters) =>
        InlayHintHandler.Handle(session, Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public WrittenJson CodeLens(TextDocumentParams parameters) =>
        CodeLensHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("codeLens/resolve", UseSingleObjectParameterDeserialization = true)]
    public CodeLens ResolveCodeLens(CodeLens lens)
    {
        Running();
        return CodeLensHandler.Resolve(session, lens);
    }

    [JsonRpcMethod("textDocument/prepareRename", UseSingleObjectParameterDeserialization = true)]
    public RenameRange? PrepareRename(TextDocumentPositionParams parameters) =>
        RenameHandler.Prepare(Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/rename", UseSingleObjectParameterDeserialization = true)]
    public Task<WorkspaceEdit> RenameAsync(RenameParams parameters, CancellationToken cancellationToken) =>
        RenameHandler.HandleAsync(session, Open(parameters.TextDocument), parameters, cancellationToken);
}
