using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Lsp;

/// <summary>Source-generated JSON serialization of every message.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(ApplyWorkspaceEditParams))]
[JsonSerializable(typeof(ApplyWorkspaceEditResult))]
[JsonSerializable(typeof(CodeAction[]))]
[JsonSerializable(typeof(CodeActionParams))]
[JsonSerializable(typeof(CodeLens))]
[JsonSerializable(typeof(Command[]))]
[JsonSerializable(typeof(CommonErrorData))]
[JsonSerializable(typeof(CompletionItem))]
[JsonSerializable(typeof(CompletionItem[]))]
[JsonSerializable(typeof(CompletionList))]
[JsonSerializable(typeof(ConfigurationParams))]
[JsonSerializable(typeof(CreateFilesParams))]
[JsonSerializable(typeof(DeleteFilesParams))]
[JsonSerializable(typeof(Diagnostic))]
[JsonSerializable(typeof(DidChangeConfigurationParams))]
[JsonSerializable(typeof(DidChangeTextDocumentParams))]
[JsonSerializable(typeof(DidChangeWatchedFilesParams))]
[JsonSerializable(typeof(DidChangeWorkspaceFoldersParams))]
[JsonSerializable(typeof(DidCloseTextDocumentParams))]
[JsonSerializable(typeof(DidOpenTextDocumentParams))]
[JsonSerializable(typeof(DocumentDiagnosticParams))]
[JsonSerializable(typeof(DocumentDiagnosticReport))]
[JsonSerializable(typeof(DocumentFormattingParams))]
[JsonSerializable(typeof(DocumentHighlight[]))]
[JsonSerializable(typeof(DocumentLink))]
[JsonSerializable(typeof(DocumentParams))]
[JsonSerializable(typeof(DocumentSymbol))]
[JsonSerializable(typeof(ExecuteCommandParams))]
[JsonSerializable(typeof(FoldingRange[]))]
[JsonSerializable(typeof(GitHubTokenParams))]
[JsonSerializable(typeof(Hover))]
[JsonSerializable(typeof(ImportHtmlParams))]
[JsonSerializable(typeof(ImportHtmlResult))]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(InlayHint[]))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ListedPapers[]))]
[JsonSerializable(typeof(Location[]))]
[JsonSerializable(typeof(MessageActionItem))]
[JsonSerializable(typeof(MessageParams))]
[JsonSerializable(typeof(NoParams))]
[JsonSerializable(typeof(PartialResultParams))]
[JsonSerializable(typeof(Payload))]
[JsonSerializable(typeof(Position))]
[JsonSerializable(typeof(PositionListParams))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(RawJson))]
[JsonSerializable(typeof(ReferenceParams))]
[JsonSerializable(typeof(RegistrationParams))]
[JsonSerializable(typeof(RenameFilesParams))]
[JsonSerializable(typeof(RenameParams))]
[JsonSerializable(typeof(RenameRange))]
[JsonSerializable(typeof(RequestId))]
[JsonSerializable(typeof(SelectionRange[]))]
[JsonSerializable(typeof(SelectionRangeParams))]
[JsonSerializable(typeof(SemanticTokens))]
[JsonSerializable(typeof(SemanticTokensDelta))]
[JsonSerializable(typeof(SemanticTokensDeltaParams))]
[JsonSerializable(typeof(SemanticTokensDeltaPartialResult))]
[JsonSerializable(typeof(SemanticTokensPartialResult))]
[JsonSerializable(typeof(SemanticTokensRangeParams))]
[JsonSerializable(typeof(SetTraceParams))]
[JsonSerializable(typeof(ShowDocumentParams))]
[JsonSerializable(typeof(ShowDocumentResult))]
[JsonSerializable(typeof(ShowMessageRequestParams))]
[JsonSerializable(typeof(SignatureHelp))]
[JsonSerializable(typeof(StatusParams))]
[JsonSerializable(typeof(SymbolInformation[]))]
[JsonSerializable(typeof(TextDocumentPositionParams))]
[JsonSerializable(typeof(TextDocumentRangeParams))]
[JsonSerializable(typeof(TextEdit[]))]
[JsonSerializable(typeof(WorkDoneProgressCancelParams))]
[JsonSerializable(typeof(WorkDoneProgressCreateParams))]
[JsonSerializable(typeof(WorkDoneProgressParams))]
[JsonSerializable(typeof(WorkspaceEdit))]
[JsonSerializable(typeof(WorkspaceSymbolParams))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(string))]
internal sealed partial class LspJson : JsonSerializerContext
{
    /// <summary>Gets the serialization metadata of a type.</summary>
    /// <exception cref="NotSupportedException">The type is not in the context.</exception>
    public static JsonTypeInfo TypeInfo(Type type) =>
        Default.GetTypeInfo(type) ?? throw new NotSupportedException($"LspJson does not name {type}.");
}
