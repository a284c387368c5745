using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/importHtml</c>: what a browser's clipboard holds, as papers that the document does not have yet.</summary>
internal static class ImportHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, Session session)
    {
        // HTML of a browser may be a large page: it is read beside the loop, into the document as it is now.
        router.Request(
            "digest/importHtml",
            (ImportHtmlParams p, CancellationToken stop) =>
            {
                var document = p.Uri is { } uri ? session.Workspace.Find(uri) : null;
                return Task.Run(() => PasteCommands.Read(document, p), stop);
            }
        );
    }
}
