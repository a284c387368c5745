using System.Text.Json;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>The links to check.</summary>
internal enum CheckLinks
{
    Off,
    Known,
    All,
}

/// <summary>The settings under <c>digest.online</c>, and workspace trust.</summary>
internal sealed record OnlineSettings
{
    private static readonly OnlineOptions Defaults = new();

    /// <summary>Whether network access is allowed.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether the workspace is trusted; otherwise there is no network access.</summary>
    public bool Trusted { get; init; } = true;

    public CheckLinks CheckLinks { get; init; } = CheckLinks.Known;

    /// <summary>The base URL of GitHub's REST API, of github.com or an Enterprise server, with a trailing slash.</summary>
    public Uri GitHubApi { get; init; } = Defaults.GitHubApi;

    /// <summary>The base URL of arXiv's API, with a trailing slash.</summary>
    public Uri ArxivApi { get; init; } = Defaults.ArxivApi;

    /// <summary>The base URL of Hugging Face, with a trailing slash.</summary>
    public Uri HuggingFace { get; init; } = Defaults.HuggingFace;

    /// <summary>Private hosts that may be contacted.</summary>
    public HostList AllowedPrivateHosts { get; init; } = HostList.None;

    /// <summary>The connection string of a Redis server that replaces the cache file, or null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Whether links are checked while the user edits.</summary>
    public bool ChecksLinks => Enabled && Trusted && CheckLinks != CheckLinks.Off;

    /// <summary>Gets the options of the link checker.</summary>
    public OnlineOptions ToOptions() =>
        new OnlineOptions
        {
            Enabled = Enabled && Trusted,
            AsksAnyHost = CheckLinks == CheckLinks.All,
            ArxivApi = ArxivApi,
            HuggingFace = HuggingFace,
            AllowedPrivateHosts = AllowedPrivateHosts,
            Redis = Redis,
            CacheFolder = CacheFolder.Path,
        }.WithApi(GitHubApi);

    /// <summary>Reads the settings. Invalid values are reported and replaced by defaults.</summary>
    public static OnlineSettings From(SettingsReader settings) =>
        new()
        {
            Enabled = settings.Flag("online.enabled", true),
            Trusted = settings.Flag("trusted", true),
            CheckLinks = settings.Choice(
                "online.checkLinks",
                CheckLinks.Known,
                ("off", CheckLinks.Off),
                ("known", CheckLinks.Known),
                ("all", CheckLinks.All)
            ),
            GitHubApi = Address(settings, "online.github.apiUrl", Defaults.GitHubApi),
            ArxivApi = Address(settings, "online.arxiv.apiUrl", Defaults.ArxivApi),
            HuggingFace = Address(settings, "online.huggingFace.url", Defaults.HuggingFace),
            AllowedPrivateHosts = Hosts(settings),
            Redis = RedisServer(settings),
        };

    private static Uri Address(SettingsReader settings, string path, Uri usual)
    {
        if (settings.Find(path) is not { } value)
            return usual;
        if (
            value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString()!.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        )
            return uri;
        settings.Report(path, value, "a URL that starts with https://", usual.ToString());
        return usual;
    }

    private static HostList Hosts(SettingsReader settings)
    {
        const string Path = "online.allowedPrivateHosts";
        if (settings.Find(Path) is not { } value)
            return HostList.None;
        if (
            value.ValueKind == JsonValueKind.Array
            && value
                .EnumerateArray()
                .All(v =>
                    v.ValueKind == JsonValueKind.String
                    && !v.GetString()!.Contains(' ', StringComparison.Ordinal)
                )
        )
            return new HostList(string.Join(' ', value.EnumerateArray().Select(v => v.GetString())));
        settings.Report(Path, value, "a list of hosts", "[]");
        return HostList.None;
    }

    private static string? RedisServer(SettingsReader settings)
    {
        const string Path = "online.cache.redis";
        if (settings.Find(Path) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && OnlineOptions.IsRedis(value.GetString()!))
            return value.GetString() is { Length: > 0 } server ? server : null;
        settings.Report(Path, value, "a server as \"host:port\"", "no server");
        return null;
    }
}
