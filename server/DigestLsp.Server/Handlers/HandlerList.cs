using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>The list of all handlers.</summary>
internal static class HandlerList
{
    /// <summary>Registers the methods and capabilities of every handler.</summary>
    public static void Register(RequestRouter router, ServerState state, LanguageServer server)
    {
        LifecycleHandler.Register(router, state, server);
        ConfigurationHandler.Register(router, state);
        DocumentSyncHandler.Register(router, state);
        WorkspaceFilesHandler.Register(router, state);
        DocumentSymbolHandler.Register(router, state);
        DocumentLinkHandler.Register(router, state);
        FoldingRangeHandler.Register(router, state);
        SelectionRangeHandler.Register(router);
        SemanticTokensHandler.Register(router, state);
        CodeLensHandler.Register(router, state);
        InlayHintHandler.Register(router, state);
        HoverHandler.Register(router, state);
        ReferencesHandler.Register(router, state);
        RenameHandler.Register(router, state);
        RenameFilesHandler.Register(router, state);
        CompletionHandler.Register(router, state);
        SignatureHelpHandler.Register(router, state);
        FormattingHandler.Register(router, state);
        DiagnosticHandler.Register(router, state);
        CodeActionHandler.Register(router, state);
        CodeActionResolver.Register(router, state);
        WorkspaceSymbolHandler.Register(router, state);
        ExecuteCommandHandler.Register(router, state);
        ImportHandler.Register(router, state);
        GitHubTokenHandler.Register(router, state);
    }
}
