using DigestLsp.Online.Fetching;

namespace DigestLsp.Online.Tests;

/// <summary>Creates checkers for tests: without tokens of this machine, and with long timeouts.</summary>
internal static class Checkers
{
    public static OnlineOptions Options(Uri api) =>
        new()
        {
            Enabled = true,
            GitHubApi = api,
            Wait = TimeSpan.FromSeconds(20),
        };

    public static LinkChecker Of(OnlineOptions options, string? token = null, TimeProvider? clock = null) =>
        new(options, TokensOf(token), clock: clock);

    public static Tokens TokensOf(string? token) =>
        new(name => name == "GH_TOKEN" ? token : null, (_, _) => Task.FromResult<string?>(null));
}
