using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

// What is asked about one document.
internal sealed partial class RpcMethods
{
    private readonly SemanticTokensHandler tokens;

    private void AddFeatures()
    {
        About("textDocument/documentSymbol", document => DocumentSymbolHandler.Handle(session, document));
        About("textDocument/documentLink", document => DocumentLinkHandler.Handle(session, document));
        About("textDocument/foldingRange", document => FoldingRangeHandler.Handle(session, document));
        About("textDocument/codeLens", document => CodeLensHandler.Handle(session, document));
        About("textDocument/semanticTokens/full", document => tokens.Full(document));

        At("textDocument/documentHighlight", (document, position) => Highlights(document, position));
        At(
            "textDocument/onTypeFormatting",
            (document, position) => FormattingHandler.Entered(document, position)
        );
        At(
            "textDocument/signatureHelp",
            (document, position) => SignatureHelpHandler.Handle(session, document, position)
        );
        At("textDocument/prepareRename", (document, position) => RenameHandler.Prepare(document, position));

        Within(
            "textDocument/rangeFormatting",
            (document, range) => FormattingHandler.Selected(session, document, range)
        );
        Within("textDocument/semanticTokens/range", (document, range) => tokens.Range(document, range));
        Within(
            "textDocument/inlayHint",
            (document, range) => InlayHintHandler.Handle(session, document, range)
        );

        Answer(
            "textDocument/formatting",
            call =>
                FormattingHandler.Whole(
                    session,
                    Open(DocumentMessages.Place(call.Json).Uri),
                    DocumentMessages.InsertsFinalNewline(call.Json)
                )
        );
        AnswerLater(
            "textDocument/codeAction",
            (call, stop) =>
            {
                var parameters = call.Read<CodeActionParams>();
                var document = Open(parameters.TextDocument.Uri);
                return BesideIf(
                    document.IsLong,
                    () => CodeActionHandler.Handle(session, document, parameters),
                    stop
                );
            }
        );
        Answer(
            "textDocument/selectionRange",
            call =>
            {
                var parameters = call.Read<SelectionRangeParams>();
                return SelectionRangeHandler.Handle(Open(parameters.TextDocument.Uri), parameters.Positions);
            }
        );
        Answer(
            "textDocument/semanticTokens/full/delta",
            call =>
            {
                var parameters = call.Read<SemanticTokensDeltaParams>();
                return tokens.Delta(Open(parameters.TextDocument.Uri), parameters.PreviousResultId);
            }
        );
        AnswerLater(
            "codeAction/resolve",
            (call, stop) =>
            {
                var action = call.Read<CodeAction>();
                var document = LateEdits.DocumentOf(session, action);
                return BesideIf(
                    document is { IsLong: true },
                    () => LateEdits.Resolve(session, document, action),
                    stop
                );
            }
        );
        Answer("codeLens/resolve", call => CodeLensHandler.Resolve(session, call.Read<CodeLens>()));
        Answer(
            "completionItem/resolve",
            call => CompletionHandler.Resolve(session, call.Read<CompletionItem>())
        );

        AnswerLater(
            "textDocument/completion",
            (call, stop) =>
            {
                var (document, position) = PlaceOf(call);
                return CompletionHandler.HandleAsync(session, document, position, stop);
            }
        );
        AnswerLater(
            "textDocument/hover",
            (call, stop) =>
            {
                var (document, position) = PlaceOf(call);
                return HoverHandler.HandleAsync(session, document, position, stop);
            }
        );
        AnswerLater(
            "textDocument/diagnostic",
            (call, stop) =>
            {
                var parameters = call.Read<DocumentDiagnosticParams>();
                session.LookForProjects();
                return DiagnosticHandler.HandleAsync(
                    session,
                    Open(parameters.TextDocument.Uri),
                    parameters.PreviousResultId,
                    stop
                );
            }
        );
        AnswerLater(
            "textDocument/references",
            (call, stop) =>
            {
                var parameters = call.Read<ReferenceParams>();
                return ReferencesHandler.ReferencesAsync(
                    session,
                    Open(parameters.TextDocument.Uri),
                    parameters,
                    stop
                );
            }
        );
        AnswerLater(
            "textDocument/definition",
            (call, stop) =>
            {
                var (document, position) = PlaceOf(call);
                return ReferencesHandler.DefinitionAsync(session, document, position, stop);
            }
        );
        AnswerLater(
            "textDocument/rename",
            (call, stop) =>
            {
                var parameters = call.Read<RenameParams>();
                return RenameHandler.HandleAsync(
                    session,
                    Open(parameters.TextDocument.Uri),
                    parameters,
                    stop
                );
            }
        );
    }

    private void About(string name, Func<Document, object?> answer) =>
        Answer(name, call => answer(Open(DocumentMessages.Place(call.Json).Uri)));

    private void At(string name, Func<Document, Position, object?> answer) =>
        Answer(
            name,
            call =>
            {
                var (document, position) = PlaceOf(call);
                return answer(document, position);
            }
        );

    private void Within(string name, Func<Document, Protocol.Range, object?> answer) =>
        Answer(
            name,
            call =>
            {
                var (uri, _, range) = DocumentMessages.Place(call.Json);
                return answer(Open(uri), range ?? throw BadParameters.Missing("range"));
            }
        );

    private (Document Document, Position Position) PlaceOf(ClientCall call)
    {
        var (uri, position, _) = DocumentMessages.Place(call.Json);
        return (Open(uri), position ?? throw BadParameters.Missing("position"));
    }

    private DocumentHighlight[] Highlights(Document document, Position position)
    {
        session.Watch.CaretAt(document, Translator.Offset(document.Tree, position));
        return ReferencesHandler.Highlights(document, position);
    }
}
