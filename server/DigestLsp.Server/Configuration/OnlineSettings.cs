using System.Text.Json;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>Which links are checked online.</summary>
internal enum CheckLinks
{
    Off,
    Known,
    All,
}

/// <summary>The settings under <c>digest.online</c>, and whether the workspace is trusted.</summary>
internal sealed record OnlineSettings
{
    private static readonly OnlineOptions Defaults = new();

    /// <summary>Whether the network may be asked at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether the client trusts the workspace; false means no network.</summary>
    public bool Trusted { get; init; } = true;

    public CheckLinks CheckLinks { get; init; } = CheckLinks.Known;

    /// <summary>Where GitHub's REST API is, github.com's or an Enterprise server's, with a slash at its end.</summary>
    public Uri GitHubApi { get; init; } = Defaults.GitHubApi;

    /// <summary>Where arXiv's API is, with a slash at its end.</summary>
    public Uri ArxivApi { get; init; } = Defaults.ArxivApi;

    /// <summary>Where Hugging Face is, with a slash at its end.</summary>
    public Uri HuggingFace { get; init; } = Defaults.HuggingFace;

    /// <summary>Hosts that may be asked although they are not on the public internet.</summary>
    public HostList AllowedPrivateHosts { get; init; } = HostList.None;

    /// <summary>A Redis server in place of the cache's file, as its clients write it; null for none.</summary>
    public string? Redis { get; init; }

    /// <summary>Whether links are looked up while somebody writes.</summary>
    public bool ChecksLinks => Enabled && Trusted && CheckLinks != CheckLinks.Off;

    /// <summary>What the checker of links needs to know.</summary>
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

    /// <summary>Reads settings; what cannot be read counts as its default and is told.</summary>
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
        settings.Report(path, value, "an address that starts with https://", usual.ToString());
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
