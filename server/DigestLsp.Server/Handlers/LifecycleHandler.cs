using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>The lifecycle of the server, from <c>initialize</c> to <c>exit</c> (LSP 3.18, Lifecycle Messages).</summary>
internal static class LifecycleHandler
{
    /// <summary>Registers the methods.</summary>
    public static void Register(RequestRouter router, ServerState state, LanguageServer server)
    {
        router.Capability(
            "positionEncoding",
            client =>
                $"\"{PositionEncodingNames.Of(PositionEncodingNames.Choose(client.PositionEncodings))}\""
        );
        router.Lifecycle(
            "initialize",
            (InitializeParams p) => Task.FromResult<object?>(Initialize(router, state, server, p))
        );
        router.Notification("initialized", (NoParams _) => Initialized(state));
        router.Lifecycle("shutdown", (NoParams _) => ShutDownAsync(router, state, server));
        router.Lifecycle(
            "exit",
            (NoParams _) =>
            {
                server.Exit(state.IsShutDown ? 0 : 1);
                return Task.FromResult<object?>(null);
            }
        );
        router.Notification(
            "$/setTrace",
            (SetTraceParams p) => ServerLog.Logger.Information("Trace: {Value}", p.Value)
        );
        router.Notification(
            "window/workDoneProgress/cancel",
            (WorkDoneProgressCancelParams p) => state.Progress.Cancel(p.Token)
        );
    }

    private static InitializeResult Initialize(
        RequestRouter router,
        ServerState state,
        LanguageServer server,
        InitializeParams parameters
    )
    {
        if (state.IsRunning || state.IsShutDown)
            throw LspError.InvalidRequest("The server is already initialized.");
        if (parameters.Process is { } client)
            server.Watch(client);
        state.Initialize(parameters);
        return new InitializeResult(
            RawJson.Of(router.CapabilitiesFor(state.Client)),
            new ServerInfo("digest-lsp", ServerVersion.Current)
        );
    }

    private static void Initialized(ServerState state)
    {
        // In parallel to the first document, which follows immediately.
        TaskLog.Observe(Task.Run(() => ConfigurationHandler.StartAsync(state)));
        TaskLog.Observe(ServerLog.BeginSoonAsync());
    }

    // Running requests are answered before it, as canceled.
    private static async Task<object?> ShutDownAsync(
        RequestRouter router,
        ServerState state,
        LanguageServer server
    )
    {
        if (router.WhyNotNow() is { } reason)
            throw reason;
        state.ShutDown();
        await server.OthersAnsweredAsync().ConfigureAwait(false);
        return null;
    }
}
