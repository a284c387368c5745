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
        Answer(
            "textDocument/codeAction",
            call =>
            {
                var parameters = call.Read<CodeActionParams>();
                return CodeActionHandler.Handle(session, Open(parameters.TextDocument?.Uri), parameters);
            }
        );
        Answer(
            "textDocument/selectionRange",
            call =>
            {
                var parameters = call.Read<SelectionRangeParams>();
                return SelectionRangeHandler.Handle(Open(parameters.TextDocument?.Uri), parameters.Positions);
            }
        );
        Answer(
            "textDocument/semanticTokens/full/delta",
            call =>
            {
                var parameters = call.Read<SemanticTokensDeltaParams>();
                return tokens.Delta(Open(parameters.TextDocument?.Uri), parameters.PreviousResultId);
            }
        );
        Answer("codeAction/resolve", call => LateEdits.Resolve(session, call.Read<CodeAction>()));
        Answer("codeLens/resolve", call => CodeLensHandler.Resolve(session, call.Read<CodeLens>()));
        Answer(
            "completionItem/resolve",
            call => CompletionHandler.Resolve(session, call.Read<CompletionItem>())
        );

        AnswerLater(
            "textDocument/completion",
            (call, cancellationToken) =>
            {
                var (uri, position, _) = DocumentMessages.Place(call.Json);
                return CompletionHandler.HandleAsync(session, Open(uri), position, cancellationToken);
            }
        );
        AnswerLater(
            "textDocument/hover",
            async (call, cancellationToken) =>
            {
                var (uri, position, _) = DocumentMessages.Place(call.Json);
                return await HoverHandler
                    .HandleAsync(session, Open(uri), position, cancellationToken)
                    .ConfigureAwait(false);
            }
        );
        AnswerLater(
            "textDocument/diagnostic",
            async (call, cancellationToken) =>
            {
                var parameters = call.Read<DocumentDiagnosticParams>();
                return await DiagnosticHandler
                    .HandleAsync(
                        session,
                        Open(parameters.TextDocument?.Uri),
                        parameters.PreviousResultId,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
        );
        AnswerLater(
            "textDocument/references",
            async (call, cancellationToken) =>
            {
                var parameters = call.Read<ReferenceParams>();
                return await ReferencesHandler
                    .ReferencesAsync(
                        session,
                        Open(parameters.TextDocument?.Uri),
                        parameters,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
        );
        AnswerLater(
            "textDocument/definition",
            async (call, cancellationToken) =>
            {
                var (uri, position, _) = DocumentMessages.Place(call.Json);
                return await ReferencesHandler
                    .DefinitionAsync(session, Open(uri), position, cancellationToken)
                    .ConfigureAwait(false);
            }
        );
        AnswerLater(
            "textDocument/rename",
            async (call, cancellationToken) =>
            {
                var parameters = call.Read<RenameParams>();
                return await RenameHandler
                    .HandleAsync(session, Open(parameters.TextDocument?.Uri), parameters, cancellationToken)
                    .ConfigureAwait(false);
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
                var (uri, position, _) = DocumentMessages.Place(call.Json);
                return answer(Open(uri), position);
            }
        );

    private void Within(string name, Func<Document, Protocol.Range, object?> answer) =>
        Answer(
            name,
            call =>
            {
                var (uri, _, range) = DocumentMessages.Place(call.Json);
                return answer(Open(uri), range);
            }
        );

    private DocumentHighlight[] Highlights(Document document, Position position)
    {
        session.Watch.CaretAt(document, Translator.Offset(document.Tree, position));
        return ReferencesHandler.Highlights(document, position);
    }
}
