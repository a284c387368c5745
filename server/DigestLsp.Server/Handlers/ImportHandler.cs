using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/importHtml</c>: converts the clipboard of a browser to papers that are not in the document.</summary>
internal static class ImportHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        // A page may be large: parse it outside of the loop, for the current state of the document.
        router.Request(
            "digest/importHtml",
            (ImportHtmlParams p, CancellationToken stop) =>
            {
                var document = p.Uri is { } uri ? state.Workspace.Find(uri) : null;
                return Task.Run(() => PasteCommands.Read(document, p), stop);
            }
        );
    }
}
