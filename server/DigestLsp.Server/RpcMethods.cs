using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The protocol's methods, one line each: look at the lifecycle, call the handler.</summary>
/// <param name="session">What is known of the client.</param>
/// <param name="exit">Ends the process with a code.</param>
/// <param name="watch">Watches the client's process.</param>
internal sealed class RpcMethods(Session session, Action<int> exit, Action<int> watch)
{
    private const int ServerNotInitialized = -32002;
    private readonly DiagnosticPublisher publisher = new(session);

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams parameters)
    {
        if (session.IsRunning || session.IsShutDown)
            throw Error(JsonRpcErrorCode.InvalidRequest, "The server is initialized already.");
        if (parameters.ProcessId is { } client)
            watch(client);
        session.Observe(Task.Run(Session.WarmUp));
        return InitializeHandler.Handle(session, parameters);
    }

    [JsonRpcMethod("initialized", UseSingleObjectParameterDeserialization = true)]
    public void Initialized(System.Text.Json.JsonElement? parameters) =>
        Notified(() => session.Observe(ConfigurationHandler.StartAsync(session, publisher)));

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        Running();
        (session.IsRunning, session.IsShutDown) = (false, true);
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => exit(session.IsShutDown ? 0 : 1);

    [JsonRpcMethod("$/setTrace", UseSingleObjectParameterDeserialization = true)]
    public void SetTrace(SetTraceParams parameters) =>
        Notified(() => ServerLog.Logger.Information("Trace: {Value}", parameters.Value));

    [JsonRpcMethod("workspace/didChangeConfiguration", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeConfiguration(DidChangeConfigurationParams parameters) =>
        Notified(() => session.Observe(ConfigurationHandler.ChangedAsync(session, parameters, publisher)));

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenTextDocumentParams parameters) =>
        Notified(() =>
        {
            publisher.Schedule(session.Workspace.Open(parameters.TextDocument).Uri);
            session.TellProjectProblems();
        });

    [JsonRpcMethod("workspace/didChangeWatchedFiles", UseSingleObjectParameterDeserialization = true)]
    public void DidChangeWatchedFiles(DidChangeWatchedFilesParams parameters) =>
        Notified(() =>
        {
            if (Array.Exists(parameters.Changes, c => ProjectFiles.IsOne(c.Uri)))
                session.ProjectsChanged(publisher);
        });

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeTextDocumentParams parameters) =>
        Notified(() =>
        {
            if (session.Workspace.Change(parameters) is { } document)
                publisher.Schedule(document.Uri);
            else
                ServerLog.Logger.Warning("A change of a document that is not open was ignored");
        });

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DidCloseTextDocumentParams parameters) =>
        Notified(() =>
        {
            if (session.Workspace.Close(parameters.TextDocument.Uri) is { } document)
                publisher.Clear(document.Uri);
        });

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public object DocumentSymbol(TextDocumentParams parameters) =>
        DocumentSymbolHandler.Handle(session, Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/documentLink", UseSingleObjectParameterDeserialization = true)]
    public DocumentLink[] DocumentLink(TextDocumentParams parameters) =>
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

    [JsonRpcMethod("textDocument/foldingRange", UseSingleObjectParameterDeserialization = true)]
    public FoldingRange[] FoldingRange(TextDocumentParams parameters) =>
        FoldingRangeHandler.Handle(Open(parameters.TextDocument));

    [JsonRpcMethod("textDocument/selectionRange", UseSingleObjectParameterDeserialization = true)]
    public SelectionRange[] SelectionRange(SelectionRangeParams parameters) =>
        SelectionRangeHandler.Handle(Open(parameters.TextDocument), parameters.Positions);

    [JsonRpcMethod("textDocument/documentHighlight", UseSingleObjectParameterDeserialization = true)]
    public DocumentHighlight[] DocumentHighlight(TextDocumentPositionParams parameters) =>
        ReferencesHandler.Highlights(Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
    public Location[] References(TextDocumentPositionParams parameters) =>
        ReferencesHandler.References(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Location[] Definition(TextDocumentPositionParams parameters) =>
        ReferencesHandler.Definition(session, Open(parameters.TextDocument), parameters.Position);

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] Formatting(TextDocumentParams parameters) =>
        FormattingHandler.Handle(Open(parameters.TextDocument), null);

    [JsonRpcMethod("textDocument/rangeFormatting", UseSingleObjectParameterDeserialization = true)]
    public TextEdit[] RangeFormatting(DocumentRangeFormattingParams parameters) =>
        FormattingHandler.Handle(Open(parameters.TextDocument), parameters.Range);

    [JsonRpcMethod("workspace/symbol", UseSingleObjectParameterDeserialization = true)]
    public Task<SymbolInformation[]> WorkspaceSymbolAsync(
        WorkspaceSymbolParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        return Task.Run(
            () => WorkspaceSymbolHandler.Handle(session, parameters.Query, cancellationToken),
            cancellationToken
        );
    }

    private Document Open(TextDocumentIdentifier? document)
    {
        Running();
        if (document?.Uri is null)
            throw Error(
                JsonRpcErrorCode.InvalidParams,
                "The request names no document: textDocument.uri is missing."
            );
        return session.Workspace.Find(document.Uri)
            ?? throw Error(JsonRpcErrorCode.InvalidParams, $"The document is not open: {document.Uri}");
    }

    private void Running()
    {
        if (session.IsShutDown)
            throw Error(JsonRpcErrorCode.InvalidRequest, "The server is shut down.");
        if (!session.IsRunning)
            throw Error((JsonRpcErrorCode)ServerNotInitialized, "The server is not initialized.");
    }

    /// <summary>Runs a notification: nothing can be answered, so what comes at the wrong time is dropped and a failure is told in the logs.</summary>
    private void Notified(Action action)
    {
        if (!session.IsRunning)
            return;
        try
        {
            action();
        }
        catch (Exception error)
        {
            ServerLog.Logger.Error(error, "A notification failed");
            session.Notify("window/logMessage", new MessageParams(1, error.Message));
        }
    }

    private static LocalRpcException Error(JsonRpcErrorCode code, string message) =>
        new(message) { ErrorCode = (int)code };
}
