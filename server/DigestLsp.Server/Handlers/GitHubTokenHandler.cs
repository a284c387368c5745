using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/githubToken</c>: sets or removes the token of the editor's GitHub session.</summary>
internal static class GitHubTokenHandler
{
    /// <summary>Registers the notification.</summary>
    public static void Register(RequestRouter router, ServerState state) =>
        router.Notification(
            "digest/githubToken",
            (GitHubTokenParams p) =>
            {
                state.Links.Tokens.Take(p.Host ?? "github.com", p.Token);
                state.Watch.StartAnew();
            }
        );
}
