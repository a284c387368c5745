using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The protocol's methods, one line each: look at the lifecycle, call the handler.</summary>
/// <param name="session">What is known of the client.</param>
/// <param name="exit">Ends the process with a code.</param>
/// <param name="watch">Watches the client's process.</param>
internal sealed partial class RpcMethods(Session session, Action<int> exit, Action<int> watch)
{
    private const int ServerNotInitialized = -32002;
    private readonly DiagnosticPublisher publisher = session.Publisher;

    private Document Open(TextDocumentIdentifier? document)
    {
        Running();
        if (document?.Uri is null)
            throw Error(
                JsonRpcErrorCode.InvalidParams,
                "The request names no document: textDocument.uri is missing."
            );
        // An open configuration is no digest: there is nothing in it for a feature to find.
        if (Configuration.ProjectFiles.IsOne(document.Uri))
            return new Document(document.Uri, 0, DigestTree.Parse("", DialectChooser.Choose));
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
        }
    }

    private static LocalRpcException Error(JsonRpcErrorCode code, string message) =>
        new(message) { ErrorCode = (int)code };
}
