using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/githubToken</c>: takes the token of the editor's sign-in, or forgets it.</summary>
internal static class GitHubTokenHandler
{
    /// <summary>Registers the notification.</summary>
    public static void Register(RequestRouter router, Session session) =>
        router.Notification(
            "digest/githubToken",
            (GitHubTokenParams p) =>
            {
                session.Tokens.Take(p.Host ?? "github.com", p.Token);
                session.Watch.StartAnew();
            }
        );
}
