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
        // What comes from a browser, which may be a large page, into the document as it is now.
        AnswerBeside<ImportHtmlParams, ImportHtmlResult>(
            "digest/importHtml",
            parameters =>
            {
                var document = parameters.Uri is { } uri ? session.Workspace.Find(uri) : null;
                return _ => Task.FromResult(ImportHandler.Handle(document, parameters));
            }
        );
    }
}
