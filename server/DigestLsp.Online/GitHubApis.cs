namespace DigestLsp.Online;

/// <summary>Selects the GitHub API for a link: that of github.com, or of the configured Enterprise server.</summary>
internal static class GitHubApis
{
    private const string ResidencyDomain = ".ghe.com";

    /// <summary>
    /// Gets the host of the web pages that an Enterprise API serves, with its port if it is not the default: of <c>https://HOST/api/v3/</c>
    /// or <c>https://api.SUBDOMAIN.ghe.com/</c>. Returns null for any other URL, which serves github.com.
    /// </summary>
    public static string? WebHost(Uri api) =>
        IsServer(api) ? (api.IsDefaultPort ? api.IdnHost : $"{api.IdnHost}:{api.Port}")
        : api.IdnHost.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
        && api.IdnHost.EndsWith(ResidencyDomain, StringComparison.OrdinalIgnoreCase)
            ? api.IdnHost["api.".Length..]
        : null;

    /// <summary>Whether a host belongs to GitHub Enterprise Cloud with data residency.</summary>
    public static bool IsResidency(string host) =>
        host.EndsWith(ResidencyDomain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the root URL of an API. Only URLs below it belong to the API; other pages of the host do not.</summary>
    public static Uri Root(Uri api) => IsServer(api) ? new Uri(api, "../") : api;

    private static bool IsServer(Uri api) =>
        api.AbsolutePath.Equals("/api/v3/", StringComparison.OrdinalIgnoreCase);
}
