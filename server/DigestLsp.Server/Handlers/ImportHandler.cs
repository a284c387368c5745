using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/importHtml</c>: what a browser's clipboard holds, as papers that the document does not have yet.</summary>
internal static class ImportHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        // HTML of a browser may be a large page: it is read beside the loop, into the document as it is now.
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
