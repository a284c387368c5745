using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

// What is told and asked beside the protocol.
internal sealed partial class RpcMethods
{
    private void AddOurs()
    {
        Take(
            "digest/githubToken",
            call =>
            {
                var parameters = call.Read<GitHubTokenParams>();
                session.Tokens.Take(parameters.Host ?? "github.com", parameters.Token);
                session.Watch.StartAnew();
            }
        );
        // What comes from a browser. The document as it is now; a large page is read beside the loop, so that typing goes on.
        AnswerLater(
            "digest/importHtml",
            async (call, cancellationToken) =>
            {
                var parameters = call.Read<ImportHtmlParams>();
                var document = parameters.Uri is { } uri ? session.Workspace.Find(uri) : null;
                return await Task.Run(() => ImportHandler.Handle(document, parameters), cancellationToken)
                    .ConfigureAwait(false);
            }
        );
    }
}
