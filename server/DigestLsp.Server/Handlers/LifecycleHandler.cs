using DigestLsp.Server.Libraries;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>The life of the server, from <c>initialize</c> to <c>exit</c> (LSP 3.18, Lifecycle Messages).</summary>
internal static class LifecycleHandler
{
    /// <summary>Registers the methods.</summary>
    public static void Register(RequestRouter router, Session session, LanguageServer server)
    {
        router.Capability(
            "positionEncoding",
            client =>
                $"\"{PositionEncodingNames.Of(PositionEncodingNames.Choose(client.PositionEncodings))}\""
        );
        router.Lifecycle(
            "initialize",
            (InitializeParams p) => Task.FromResult<object?>(Initialize(router, session, server, p))
        );
        router.Notification("initialized", (NoParams _) => Initialized(session));
        router.Lifecycle("shutdown", (NoParams _) => ShutDownAsync(router, session, server));
        router.Lifecycle(
            "exit",
            (NoParams _) =>
            {
                server.Exit(session.IsShutDown ? 0 : 1);
                return Task.FromResult<object?>(null);
            }
        );
        router.Notification(
            "$/setTrace",
            (SetTraceParams p) => ServerLog.Logger.Information("Trace: {Value}", p.Value)
        );
        router.Notification(
            "window/workDoneProgress/cancel",
            (WorkDoneProgressCancelParams p) => Progress.Cancel(p.Token)
        );
    }

    private static InitializeResult Initialize(
        RequestRouter router,
        Session session,
        LanguageServer server,
        InitializeParams parameters
    )
    {
        if (session.IsRunning || session.IsShutDown)
            throw LspError.InvalidRequest("The server is initialized already.");
        if (parameters.Process is { } client)
            server.Watch(client);
        session.Client = new ClientCapabilities(parameters.Capabilities ?? default);
        session.InitialSettings = parameters.InitializationOptions;
        session.Take(ServerSettings.From(session.InitialSettings));
        session.Workspace.Converter = session.Projects.Converter = new LspConverter(
            PositionEncodingNames.Choose(session.Client.PositionEncodings)
        );
        session.Library.Take([.. LibraryFiles.Paths(parameters.Folders)]);
        session.Status.IsWanted = Wants(parameters, "status");
        session.Papers.IsWanted = Wants(parameters, "papers");
        if (!session.Client.Configuration)
            session.SetSettingsKnown();
        session.IsRunning = true;
        return new InitializeResult(
            RawJson.Of(router.CapabilitiesFor(session.Client)),
            new ServerInfo("digest-lsp", ServerVersion.Current)
        );
    }

    /// <summary>Whether the client asks for notifications of our own.</summary>
    private static bool Wants(InitializeParams parameters, string what) =>
        parameters.InitializationOptions?.At(what) is { ValueKind: System.Text.Json.JsonValueKind.True };

    private static void Initialized(Session session)
    {
        // Beside the first document, which is there at once.
        session.Observe(Task.Run(() => ConfigurationHandler.StartAsync(session)));
        session.Observe(ServerLog.BeginSoonAsync());
    }

    // Requests that are still worked on are answered before it: as cancelled.
    private static async Task<object?> ShutDownAsync(
        RequestRouter router,
        Session session,
        LanguageServer server
    )
    {
        if (router.WhyNotNow() is { } reason)
            throw reason;
        session.ShutDown();
        await server.OthersAnsweredAsync().ConfigureAwait(false);
        return null;
    }
}
