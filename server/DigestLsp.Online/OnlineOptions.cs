using System.Net;
using DigestLsp.Language.Links;
using DigestLsp.Online.Caching;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Online;

/// <summary>What may be asked, where, and how long.</summary>
public sealed record OnlineOptions
{
    /// <summary>Whether the network may be asked at all; false unless the user's settings and trust say otherwise.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether a host that no service here knows may be asked for what somebody points at.</summary>
    public bool AsksAnyHost { get; init; }

    /// <summary>Where the REST API of github.com is, with a slash at its end.</summary>
    public Uri GitHubApi { get; init; } = new("https://api.github.com/");

    /// <summary>The REST API of a GitHub Enterprise server, with a slash at its end; null for none. It serves the links to that server.</summary>
    public Uri? EnterpriseApi { get; init; }

    /// <summary>Where the files of GitHub's repositories are, with a slash at its end.</summary>
    public Uri GitHubFiles { get; init; } = new("https://raw.githubusercontent.com/");

    /// <summary>Where arXiv's API is, with a slash at its end.</summary>
    public Uri ArxivApi { get; init; } = new("https://export.arxiv.org/api/");

    /// <summary>Where Hugging Face is, with a slash at its end.</summary>
    public Uri HuggingFace { get; init; } = new("https://huggingface.co/");

    /// <summary>Where identifiers of documents are resolved, with a slash at its end.</summary>
    public Uri Doi { get; init; } = new("https://doi.org/");

    /// <summary>Hosts that may be asked although they are not on the public internet.</summary>
    public HostList AllowedPrivateHosts { get; init; } = HostList.None;

    /// <summary>Folder of the cache's file; null keeps what is known in memory only.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>A Redis server that keeps what is known in place of the file, as its clients write it: <c>host:port,…</c>; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Whether a text names a Redis server in the way that its clients read; empty names none and is fine.</summary>
    public static bool IsRedis(string text) => text.Length == 0 || SharedCache.Reads(text);

    /// <summary>How long an answer is taken for the present state of things.</summary>
    public TimeSpan Freshness { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long an answer is waited for before a preview says that it is still being fetched.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How names become addresses.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } =
        Dns.GetHostAddressesAsync;

    /// <summary>The services that are asked about their own links.</summary>
    internal IEnumerable<Uri> Services =>
        [
            GitHubApi,
            .. EnterpriseApi is { } enterprise ? [enterprise] : Array.Empty<Uri>(),
            GitHubFiles,
            ArxivApi,
            HuggingFace,
            Doi,
        ];

    /// <summary>These options with the API that the user names: an Enterprise server's, or one that stands for github.com's.</summary>
    public OnlineOptions WithApi(Uri api) =>
        GitHubApis.WebHost(api) is null ? this with { GitHubApi = api } : this with { EnterpriseApi = api };

    /// <summary>What a link means under these options: a link to the Enterprise server is one of GitHub's.</summary>
    internal LinkTarget TargetOf(LinkTarget target) =>
        EnterpriseApi is { } api ? GitHub.On(GitHubApis.WebHost(api)!, target) : target;

    /// <summary>The API that serves a target of GitHub.</summary>
    internal Uri ApiOf(LinkTarget target) => target.Server is null ? GitHubApi : EnterpriseApi ?? GitHubApi;

    /// <summary>The API of GitHub that an address belongs to, whose token goes there; null if it belongs to none.</summary>
    internal Uri? ApiAt(Uri address) =>
        EnterpriseApi is { } api && GitHubApis.Root(api).IsBaseOf(address) ? api
        : RequestGuard.IsSameOrigin(GitHubApi, address) ? GitHubApi
        : null;
}
