using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What comes from a browser.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("digest/importHtml")]
    public Task<ImportHtmlResult> ImportHtmlAsync(
        ImportHtmlParams parameters,
        CancellationToken cancellationToken
    )
    {
        Running();
        // The document as it is now; a large page is read beside the loop, so that typing goes on.
        var document = parameters.Uri is { } uri ? session.Workspace.Find(uri) : null;
        return Task.Run(() => ImportHandler.Handle(document, parameters), cancellationToken);
    }
}
