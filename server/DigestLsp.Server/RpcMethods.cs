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
    /// <summary>The specification's code of a request that was right and could not be done.</summary>
    public const int RequestFailed = -32803;

    private const int ServerNotInitialized = -32002;
    private readonly Dictionary<string, Func<ClientCall, CancellationToken, object?>> methods = new(
        StringComparer.Ordinal
    );
    private readonly Session session;
    private readonly Func<Task> answered;

    /// <summary>Names them all; none is looked at before it is called.</summary>
    /// <param name="session">What is known of the client.</param>
    /// <param name="exit">Ends the process with a code.</param>
    /// <param name="watch">Watches the client's process.</param>
    /// <param name="answered">Waits until what is answered from other threads was answered.</param>
    public RpcMethods(Session session, Action<int> exit, Action<int> watch, Func<Task> answered)
    {
        this.session = session;
        this.answered = answered;
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

    /// <summary>Calls what answers a method: the answer, or a <see cref="Task{TResult}"/> of one where it takes its time.</summary>
    /// <exception cref="LocalRpcException">There is no such method, or it is not the time for it.</exception>
    public object? Call(ClientCall call, CancellationToken cancellationToken)
    {
        if (methods.TryGetValue(call.Name, out var method))
            return method(call, cancellationToken);
        Running();
        throw Error(JsonRpcErrorCode.MethodNotFound, $"There is no method {call.Name}.");
    }

    /// <summary>Sends an answer in pieces and gives what is left of it.</summary>
    /// <param name="token">The client's token for them, as JSON.</param>
    /// <param name="answer">The answer.</param>
    public object? Send(string token, object? answer) => PartialAnswer.Send(session, token, answer);

    private void Answer(string name, Func<ClientCall, object?> answer) =>
        methods.Add(
            name,
            (call, _) =>
            {
                Running();
                return answer(call);
            }
        );

    // What waits for files, hosts or the client. It is answered at the latest when the client gives up or shuts the server down.
    private void AnswerLater<T>(string name, Func<ClientCall, CancellationToken, Task<T>> answer) =>
        methods.Add(
            name,
            (call, cancellationToken) =>
            {
                Running();
                return UntilStoppedAsync(call, answer, cancellationToken);
            }
        );

    private async Task<object?> UntilStoppedAsync<T>(
        ClientCall call,
        Func<ClientCall, CancellationToken, Task<T>> answer,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Ending);
        return await answer(call, stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
    }

    // What takes a while is worked out beside the loop, so that typing goes on. What it works on is taken in the loop.
    private void AnswerBeside<TParameters, T>(
        string name,
        Func<TParameters, Func<CancellationToken, Task<T>>> take
    ) =>
        AnswerLater(
            name,
            (call, cancellationToken) =>
            {
                var work = take(call.Read<TParameters>());
                return Task.Run(() => work(cancellationToken), cancellationToken);
            }
        );

    private static Task<T> BesideIf<T>(bool isLong, Func<T> answer, CancellationToken cancellationToken) =>
        isLong ? Task.Run(answer, cancellationToken) : Task.FromResult(answer());

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
            return new Document(uri, 0, DigestTree.Parse("", DialectChooser.Choose))
            {
                FileKey = DocumentUri.Key(uri),
            };
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
