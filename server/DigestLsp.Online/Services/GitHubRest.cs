using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Requests of GitHub's APIs (REST 2022-11-28, GraphQL), as github.com and Enterprise servers take them.</summary>
internal static class GitHubRest
{
    /// <summary>The media type of a file's own bytes.</summary>
    public const string Raw = "application/vnd.github.raw+json";

    private static readonly (string, string)[] Version = [("X-GitHub-Api-Version", "2022-11-28")];

    /// <summary>A request of a path of the REST API that serves a target.</summary>
    public static ServiceRequest Get(
        OnlineOptions options,
        LinkTarget target,
        string path,
        string accept = "application/vnd.github+json"
    ) => new(new Uri(options.ApiOf(target), path)) { Accept = accept, Headers = Version };

    /// <summary>Where the GraphQL API is: <c>/graphql</c>, on Enterprise servers <c>/api/graphql</c> beside <c>/api/v3</c>.</summary>
    public static Uri GraphQl(Uri api) => new(GitHubApis.Root(api), "graphql");
}
