using System.Collections.Frozen;
using System.Net;
using DigestLsp.Language.Links;
using DigestLsp.Online.Caching;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Online;

/// <summary>Network settings: what may be requested, where, and for how long.</summary>
public sealed record OnlineOptions
{
    /// <summary>Whether network access is allowed. False unless the user's settings and workspace trust allow it.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether hovers may request pages of hosts without a service.</summary>
    public bool AsksAnyHost { get; init; }

    /// <summary>The base URL of the REST API of github.com, with a trailing slash.</summary>
    public Uri GitHubApi { get; init; } = new("https://api.github.com/");

    /// <summary>
    /// The base URL of the REST API of a GitHub Enterprise server, with a trailing slash, or null for none. It serves the links to that
    /// server.
    /// </summary>
    public Uri? EnterpriseApi { get; init; }

    /// <summary>The base URL of raw files of GitHub repositories, with a trailing slash.</summary>
    public Uri GitHubFiles { get; init; } = new("https://raw.githubusercontent.com/");

    /// <summary>The base URL of arXiv's API, with a trailing slash.</summary>
    public Uri ArxivApi { get; init; } = new("https://export.arxiv.org/api/");

    /// <summary>The base URL of Hugging Face, with a trailing slash.</summary>
    public Uri HuggingFace { get; init; } = new("https://huggingface.co/");

    /// <summary>The base URL of the DOI resolver, with a trailing slash.</summary>
    public Uri Doi { get; init; } = new("https://doi.org/");

    /// <summary>Gets the APIs of other services that have a custom URL, by <c>LinkService.Name</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Apis { get; init; } = FrozenDictionary<string, Uri>.Empty;

    /// <summary>Private hosts that may be contacted.</summary>
    public HostList AllowedPrivateHosts { get; init; } = HostList.None;

    /// <summary>The folder of the cache file, or null to cache in memory only.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>The connection string of a Redis server that replaces the cache file (<c>host:port,…</c>), or null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Whether a text is a valid Redis connection string or empty.</summary>
    public static bool IsRedis(string text) => text.Length == 0 || SharedCache.Reads(text);

    /// <summary>The time that a response is fresh.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The time that a preview waits for a response before it is shown as still loading.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>The timeout of a request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Resolves host names.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } =
        Dns.GetHostAddressesAsync;

    /// <summary>The base URLs of services.</summary>
    internal IEnumerable<Uri> Services =>
        [
            GitHubApi,
            .. EnterpriseApi is { } enterprise ? [enterprise] : Array.Empty<Uri>(),
            GitHubFiles,
            ArxivApi,
            HuggingFace,
            Doi,
            .. Apis.Values,
        ];

    /// <summary>
    /// Gets these options with the API that the user configured: an Enterprise server's, or a replacement for that of github.com.
    /// </summary>
    public OnlineOptions WithApi(Uri api) =>
        GitHubApis.WebHost(api) is null ? this with { GitHubApi = api } : this with { EnterpriseApi = api };

    /// <summary>Resolves a link to the configured Enterprise server as a GitHub link.</summary>
    internal LinkTarget TargetOf(LinkTarget target) =>
        EnterpriseApi is { } api ? GitHub.On(GitHubApis.WebHost(api)!, target) : target;

    /// <summary>Gets the API that serves a GitHub target.</summary>
    internal Uri ApiOf(LinkTarget target) => target.Server is null ? GitHubApi : EnterpriseApi ?? GitHubApi;

    /// <summary>Gets the GitHub API that a URL belongs to, which decides the token, or null if it belongs to none.</summary>
    internal Uri? ApiAt(Uri address) =>
        EnterpriseApi is { } api && GitHubApis.Root(api).IsBaseOf(address) ? api
        : RequestGuard.IsSameOrigin(GitHubApi, address) ? GitHubApi
        : null;
}
