namespace DigestLsp.Server.Handlers;

/// <summary>All handlers.</summary>
internal static class HandlerList
{
    /// <summary>Registers the methods and capabilities of every handler.</summary>
    public static void Register(RequestRouter router, Session session, LanguageServer server)
    {
        LifecycleHandler.Register(router, session, server);
        ConfigurationHandler.Register(router, session);
        DocumentSyncHandler.Register(router, session);
        WorkspaceFilesHandler.Register(router, session);
        DocumentSymbolHandler.Register(router, session);
        DocumentLinkHandler.Register(router, session);
        FoldingRangeHandler.Register(router, session);
        SelectionRangeHandler.Register(router);
        SemanticTokensHandler.Register(router, session);
        CodeLensHandler.Register(router, session);
        InlayHintHandler.Register(router, session);
        HoverHandler.Register(router, session);
        ReferencesHandler.Register(router, session);
        RenameHandler.Register(router, session);
        RenameFilesHandler.Register(router, session);
        CompletionHandler.Register(router, session);
        SignatureHelpHandler.Register(router, session);
        FormattingHandler.Register(router, session);
        DiagnosticHandler.Register(router, session);
        CodeActionHandler.Register(router, session);
        LateEdits.Register(router, session);
        WorkspaceSymbolHandler.Register(router, session);
        ExecuteCommandHandler.Register(router, session);
        ImportHandler.Register(router, session);
        GitHubTokenHandler.Register(router, session);
    }
}
