using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>The protocol's methods by their names, a line each: what they take, and the handler that is called.</summary>
internal sealed partial class RpcMethods : IDisposable
{
    private const int ServerNotInitialized = -32002;
    private readonly Dictionary<string, Func<ClientCall, CancellationToken, object?>> methods = new(
        StringComparer.Ordinal
    );
    private readonly Session session;
    private readonly DiagnosticPublisher publisher;

    /// <summary>Names them all; none is looked at before it is called.</summary>
    /// <param name="session">What is known of the client.</param>
    /// <param name="exit">Ends the process with a code.</param>
    /// <param name="watch">Watches the client's process.</param>
    public RpcMethods(Session session, Action<int> exit, Action<int> watch)
    {
        this.session = session;
        publisher = session.Publisher;
        tokens = new SemanticTokensHandler(session);
        tidying = new AfterQuiet(
            session,
            _ =>
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                return Task.CompletedTask;
            }
        );
        AddLifecycle(exit, watch);
        AddDocuments();
        AddFeatures();
        AddWorkspace();
        AddOurs();
    }

    public void Dispose() => tidying.Dispose();

    /// <summary>The names of all methods.</summary>
    public IEnumerable<string> Names => methods.Keys;

    /// <summary>What answers a method; a <see cref="Task{TResult}"/> of an answer where it takes its time. Null where there is no such method.</summary>
    public Func<ClientCall, CancellationToken, object?>? Find(string? name) =>
        name is null ? null : methods.GetValueOrDefault(name);

    private void Answer(string name, Func<ClientCall, object?> answer) =>
        methods.Add(
            name,
            (call, _) =>
            {
                Running();
                return answer(call);
            }
        );

    private void AnswerLater(string name, Func<ClientCall, CancellationToken, Task<object?>> answer) =>
        methods.Add(
            name,
            (call, cancellationToken) =>
            {
                Running();
                return answer(call, cancellationToken);
            }
        );

    // Nothing can be answered to a notification, so what comes at the wrong time is dropped and a failure is told in the logs.
    private void Take(string name, Action<ClientCall> take) =>
        methods.Add(
            name,
            (call, _) =>
            {
                if (!session.IsRunning)
                    return null;
                try
                {
                    take(call);
                }
                catch (Exception error)
                {
                    ServerLog.Logger.Error(error, "The notification {Method} failed", name);
                }
                return null;
            }
        );

    private Document Open(string? uri)
    {
        if (uri is null)
            throw Error(
                JsonRpcErrorCode.InvalidParams,
                "The request names no document: textDocument.uri is missing."
            );
        // An open configuration is no digest: there is nothing in it for a feature to find.
        if (Configuration.ProjectFiles.IsOne(uri))
            return new Document(uri, 0, DigestTree.Parse("", DialectChooser.Choose));
        return session.Workspace.Find(uri)
            ?? throw Error(JsonRpcErrorCode.InvalidParams, $"The document is not open: {uri}");
    }

    private void Running()
    {
        if (session.IsShutDown)
            throw Error(JsonRpcErrorCode.InvalidRequest, "The server is shut down.");
        if (!session.IsRunning)
            throw Error((JsonRpcErrorCode)ServerNotInitialized, "The server is not initialized.");
    }

    private static LocalRpcException Error(JsonRpcErrorCode code, string message) =>
        new(message) { ErrorCode = (int)code };
}
