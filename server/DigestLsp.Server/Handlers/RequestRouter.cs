using DigestLsp.Server.Files;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Routes methods of the protocol to handlers. Each handler registers its methods, their types and its capability here. Methods are called
/// one after the other on the message loop, up to their first <c>await</c>.
/// </summary>
/// <param name="rpc">The connection.</param>
/// <param name="converters">Converters for the parameters.</param>
/// <param name="state">The state of the server.</param>
internal sealed class RequestRouter(JsonRpc rpc, ParameterConverters converters, ServerState state)
{
    private readonly List<Func<ClientCapabilities, string?>> capabilities = [];

    // A client that sends null elements does so repeatedly: log it once.
    private readonly HashSet<string> methodsWithNull = new(StringComparer.Ordinal);

    /// <summary>Registers a capability of the server.</summary>
    /// <param name="name">Its name (LSP 3.18, <c>ServerCapabilities</c>).</param>
    /// <param name="value">Returns its value as JSON for a client, or null if it is not offered.</param>
    public void Capability(string name, Func<ClientCapabilities, string?> value) =>
        capabilities.Add(client => value(client) is { } json ? $"\"{name}\":{json}" : null);

    /// <inheritdoc cref="Capability(string, Func{ClientCapabilities, string?})"/>
    public void Capability(string name, string value = "true") => Capability(name, _ => value);

    /// <summary>Gets all capabilities for a client, as a JSON object.</summary>
    public string CapabilitiesFor(ClientCapabilities client) =>
        $"{{{string.Join(',', capabilities.Select(c => c(client)).OfType<string>())}}}";

    /// <summary>Registers a request about an open document that is answered on the message loop.</summary>
    public void Document<TParameters, TResult>(string name, Func<Document, TParameters, TResult> handle)
        where TParameters : class, ITextDocumentParams =>
        Request(name, (TParameters p) => handle(Open(p.TextDocument.Uri), p));

    /// <summary>Registers a request about an open document that may wait for files, hosts or the client.</summary>
    public void Document<TParameters, TResult>(
        string name,
        Func<Document, TParameters, CancellationToken, Task<TResult>> handle
    )
        where TParameters : class, ITextDocumentParams =>
        Request(name, (TParameters p, CancellationToken stop) => handle(Open(p.TextDocument.Uri), p, stop));

    /// <summary>Registers a request that is answered on the message loop.</summary>
    public void Request<TParameters, TResult>(string name, Func<TParameters, TResult> handle)
        where TParameters : class =>
        Add<TParameters>(name, (p, _) => Task.FromResult<object?>(Send(p, handle(p))));

    /// <summary>
    /// Registers a request that may wait for files, hosts or the client. It ends at the latest when the client cancels it or shuts the
    /// server down.
    /// </summary>
    public void Request<TParameters, TResult>(
        string name,
        Func<TParameters, CancellationToken, Task<TResult>> handle
    )
        where TParameters : class =>
        Add<TParameters>(
            name,
            async (parameters, cancellationToken) =>
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(
                    cancellationToken,
                    state.Ending
                );
                var result = await handle(parameters, stop.Token).WaitAsync(stop.Token).ConfigureAwait(false);
                return Send(parameters, result);
            }
        );

    /// <summary>Registers a notification. It is dropped before <c>initialize</c> and after <c>shutdown</c>.</summary>
    public void Notification<TParameters>(string name, Action<TParameters> handle)
        where TParameters : class =>
        Add<TParameters>(
            name,
            (parameters, _) =>
            {
                if (NullElements.Find(parameters) is not null && methodsWithNull.Add(name))
                    ServerLog.Logger.Warning("Ignored null elements in {Method}", name);
                handle(parameters);
                return Task.FromResult<object?>(null);
            },
            isNotification: true
        );

    /// <summary>Registers a method that can be called at any time.</summary>
    public void Lifecycle<TParameters>(string name, Func<TParameters, Task<object?>> handle)
        where TParameters : class => Register(name, new Method<TParameters>((p, _) => handle(p)));

    /// <summary>Gets the error of a request before <c>initialize</c> or after <c>shutdown</c>, or null if the server is running.</summary>
    public LocalRpcException? WhyNotNow() =>
        state.IsRunning ? null
        : state.IsShutDown ? LspError.InvalidRequest("The server is shut down.")
        : LspError.ServerNotInitialized("The server is not initialized.");

    private Document Open(string uri)
    {
        // An open configuration is not a digest, so no feature applies.
        if (Configuration.ProjectFiles.IsOne(uri))
            return new Document(
                uri,
                0,
                Language.Syntax.DigestTree.Parse("", Language.Dialects.DialectChooser.Choose),
                state.Workspace.Converter
            )
            {
                FileKey = DocumentUri.Key(uri),
                Caches = new DocumentCaches(),
            };
        return state.Workspace.Find(uri) ?? throw LspError.InvalidParams($"The document is not open: {uri}");
    }

    private object? Send<TParameters>(TParameters parameters, object? result) =>
        parameters is IPartialResultParams { PartialResultToken: { } token }
            ? PartialResultSplitter.Send(state, token, result)
            : result;

    private void Add<TParameters>(
        string name,
        Func<TParameters, CancellationToken, Task<object?>> call,
        bool isNotification = false
    )
        where TParameters : class =>
        Register(
            name,
            new Method<TParameters>(
                (parameters, cancellationToken) =>
                {
                    if (WhyNotNow() is { } reason)
                        return isNotification ? Task.FromResult<object?>(null) : throw reason;
                    if (!isNotification && NullElements.Find(parameters) is { } element)
                        throw LspError.InvalidParams($"{element} is null.");
                    return call(parameters, cancellationToken);
                }
            )
        );

    private void Register<TParameters>(string name, Method<TParameters> method)
        where TParameters : class
    {
        converters.Add<TParameters>();
        var call = method.CallAsync;
        rpc.AddLocalRpcMethod(
            call.Method,
            method,
            new JsonRpcMethodAttribute(name) { UseSingleObjectParameterDeserialization = true }
        );
    }

    /// <summary>A method as called by the library.</summary>
    private sealed class Method<TParameters>(Func<TParameters, CancellationToken, Task<object?>> call)
        where TParameters : class
    {
        /// <summary>Calls the method. A request that was canceled while it was queued is skipped.</summary>
        public async Task<Payload?> CallAsync(
            TParameters? parameters = null,
            CancellationToken cancellationToken = default
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            parameters ??= NoParams.Instance as TParameters ?? throw InvalidParameters.Without("params");
            var result = await call(parameters, cancellationToken).ConfigureAwait(false);
            return result is null ? null : new Payload(result);
        }
    }
}
