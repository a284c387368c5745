using DigestLsp.Server.Protocol;
using StreamJsonRpc;

namespace DigestLsp.Server;

// What the client tells about links beside the protocol.
internal sealed partial class RpcMethods
{
    [JsonRpcMethod("digest/githubToken")]
    public void GitHubToken(GitHubTokenParams parameters) =>
        Notified(() =>
        {
            session.Tokens.Take(parameters.Host ?? "github.com", parameters.Token);
            session.Watch.StartAnew();
        });
}
