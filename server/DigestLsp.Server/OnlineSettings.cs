using System.Text.Json;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;

namespace DigestLsp.Server;

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

    /// <summary>Where GitHub's REST API is, with a slash at its end.</summary>
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
        new()
        {
            Enabled = Enabled && Trusted,
            AsksAnyHost = CheckLinks == CheckLinks.All,
            GitHubApi = GitHubApi,
            ArxivApi = ArxivApi,
            HuggingFace = HuggingFace,
            AllowedPrivateHosts = AllowedPrivateHosts,
            Redis = Redis,
            CacheFolder = CacheFolder.Path,
        };

    /// <summary>Reads settings; what cannot be read counts as its default and is told.</summary>
    public static OnlineSettings From(JsonElement root, bool trusted, List<string> problems) =>
        new()
        {
            Enabled = SettingsReader.Flag(root, "online.enabled", true, problems),
            Trusted = SettingsReader.Flag(root, "trusted", trusted, problems),
            CheckLinks = ReadCheckLinks(root, problems),
            GitHubApi = ReadAddress(root, "online.github.apiUrl", Defaults.GitHubApi, problems),
            ArxivApi = ReadAddress(root, "online.arxiv.apiUrl", Defaults.ArxivApi, problems),
            HuggingFace = ReadAddress(root, "online.huggingFace.url", Defaults.HuggingFace, problems),
            AllowedPrivateHosts = ReadHosts(root, problems),
            Redis = ReadRedis(root, problems),
        };

    private static CheckLinks ReadCheckLinks(JsonElement root, List<string> problems)
    {
        const string Path = "online.checkLinks";
        if (SettingsReader.Find(root, Path, problems) is not { } value)
            return CheckLinks.Known;
        switch (value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        {
            case "off":
                return CheckLinks.Off;
            case "known":
                return CheckLinks.Known;
            case "all":
                return CheckLinks.All;
            default:
                problems.Add(
                    SettingsReader.Bad("digest." + Path, value, "\"off\", \"known\" or \"all\"", "\"known\"")
                );
                return CheckLinks.Known;
        }
    }

    private static Uri ReadAddress(JsonElement root, string path, Uri usual, List<string> problems)
    {
        if (SettingsReader.Find(root, path, problems) is not { } value)
            return usual;
        if (
            value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString()!.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        )
            return uri;
        problems.Add(
            SettingsReader.Bad(
                "digest." + path,
                value,
                "an address that starts with https://",
                usual.ToString()
            )
        );
        return usual;
    }

    private static HostList ReadHosts(JsonElement root, List<string> problems)
    {
        const string Path = "online.allowedPrivateHosts";
        if (SettingsReader.Find(root, Path, problems) is not { } value)
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
        problems.Add(SettingsReader.Bad("digest." + Path, value, "a list of hosts", "[]"));
        return HostList.None;
    }

    private static string? ReadRedis(JsonElement root, List<string> problems)
    {
        const string Path = "online.cache.redis";
        if (SettingsReader.Find(root, Path, problems) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString() is { Length: > 0 } server ? server : null;
        problems.Add(SettingsReader.Bad("digest." + Path, value, "a server as \"host:port\"", "no server"));
        return null;
    }
}
