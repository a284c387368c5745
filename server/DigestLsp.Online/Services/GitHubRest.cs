using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Creates requests to GitHub's APIs (REST 2022-11-28, GraphQL) of github.com and Enterprise servers.</summary>
internal static class GitHubRest
{
    /// <summary>The media type of raw file contents.</summary>
    public const string Raw = "application/vnd.github.raw+json";

    private static readonly (string, string)[] Version = [("X-GitHub-Api-Version", "2022-11-28")];

    /// <summary>Creates a request for a path of the REST API that serves a target.</summary>
    public static ServiceRequest Get(
        OnlineOptions options,
        LinkTarget target,
        string path,
        string accept = "application/vnd.github+json"
    ) => new(new Uri(options.ApiOf(target), path)) { Accept = accept, Headers = Version };

    /// <summary>
    /// Gets the URL of the GraphQL API: <c>/graphql</c>, or <c>/api/graphql</c> next to <c>/api/v3</c> on Enterprise servers.
    /// </summary>
    public static Uri GraphQl(Uri api) => new(GitHubApis.Root(api), "graphql");
}
