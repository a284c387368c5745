namespace DigestLsp.Online;

/// <summary>Which of GitHub's APIs serves which links: that of github.com, or that of the Enterprise server that the user names.</summary>
internal static class GitHubApis
{
    private const string ResidencyDomain = ".ghe.com";

    /// <summary>
    /// The host of the pages that an Enterprise API serves, with a port that is not the scheme's own: of <c>https://HOST/api/v3/</c>, or of
    /// <c>https://api.SUBDOMAIN.ghe.com/</c>. Null for any other address, which serves github.com.
    /// </summary>
    public static string? WebHost(Uri api) =>
        IsServer(api) ? (api.IsDefaultPort ? api.IdnHost : $"{api.IdnHost}:{api.Port}")
        : api.IdnHost.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
        && api.IdnHost.EndsWith(ResidencyDomain, StringComparison.OrdinalIgnoreCase)
            ? api.IdnHost["api.".Length..]
        : null;

    /// <summary>Whether a host is one of GitHub Enterprise Cloud with data residency, which GitHub runs as it runs github.com.</summary>
    public static bool IsResidency(string host) =>
        host.EndsWith(ResidencyDomain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything below this address belongs to the API; pages of the same host do not.</summary>
    public static Uri Root(Uri api) => IsServer(api) ? new Uri(api, "../") : api;

    private static bool IsServer(Uri api) =>
        api.AbsolutePath.Equals("/api/v3/", StringComparison.OrdinalIgnoreCase);
}
