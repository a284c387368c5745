using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>initialize</c>: takes the client's capabilities and settings, answers with the server's.</summary>
internal static class InitializeHandler
{
    public static string Version { get; } =
        typeof(InitializeHandler).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static InitializeResult Handle(Session session, InitializeParams parameters)
    {
        session.Client = parameters.Capabilities ?? session.Client;
        session.Take(ServerSettings.From(parameters.InitializationOptions));
        session.Projects.Root = parameters.WorkspaceFolders is [var first, ..]
            ? first.Uri
            : parameters.RootUri;
        session.Library.Folders =
        [
            .. (parameters.WorkspaceFolders?.Select(f => f.Uri) ?? [parameters.RootUri ?? ""])
                .Select(DocumentUri.PathOf)
                .OfType<string>(),
        ];
        session.IsRunning = true;
        var literal = session.Client.TextDocument?.CodeAction?.CodeActionLiteralSupport is not null;
        return new InitializeResult(
            new ServerCapabilities
            {
                CodeActionProvider = literal
                    ? new CodeActionOptions([
                        "quickfix",
                        CodeActionHandler.FixAllKind,
                        CodeActionHandler.RepairKind,
                    ])
                    : null,
                DiagnosticProvider = session.Pulls ? new DiagnosticOptions("digest", false, false) : null,
                ExecuteCommandProvider = new ExecuteCommandOptions([.. EditorCommand.All.Keys]),
            },
            new ServerInfo("digest-lsp", Version)
        );
    }
}
