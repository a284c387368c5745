using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Online;

namespace DigestLsp.Server;

/// <summary>Which links are checked online.</summary>
internal enum CheckLinks
{
    Off,
    Known,
    All,
}

/// <summary>The settings under <c>digest</c>, the same object in <c>initializationOptions</c> and in <c>workspace/configuration</c>.</summary>
internal sealed record ServerSettings
{
    private const string DefaultApi = "https://api.github.com/";

    public static ServerSettings Default { get; } = new();

    /// <summary>Whether the network may be asked at all.</summary>
    public bool OnlineEnabled { get; init; } = true;

    /// <summary>Whether the client trusts the workspace; false means no network.</summary>
    public bool Trusted { get; init; } = true;

    public CheckLinks CheckLinks { get; init; } = CheckLinks.Known;

    /// <summary>Where GitHub's REST API is, with a slash at its end.</summary>
    public Uri GitHubApi { get; init; } = new(DefaultApi);

    /// <summary>The dialect of all documents, or null where each document's name and text decide.</summary>
    public string? Dialect { get; init; }

    public RuleSettings Rules { get; init; } = RuleSettings.Default;

    /// <summary>What could not be read, one sentence each that names the setting.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the previews need to know.</summary>
    public OnlineOptions Online =>
        new()
        {
            Enabled = OnlineEnabled && Trusted,
            GitHubApi = GitHubApi,
            GitHubToken = TokenFor(GitHubApi, Environment.GetEnvironmentVariable),
        };

    /// <summary>The environment's token for an API: GitHub's own gets GH_TOKEN or GITHUB_TOKEN, an Enterprise server GH_ENTERPRISE_TOKEN, and no other address any.</summary>
    internal static string? TokenFor(Uri api, Func<string, string?> environment)
    {
        if (api.Scheme != Uri.UriSchemeHttps)
            return null;
        string[] names =
            api.IdnHost == "api.github.com" ? ["GH_TOKEN", "GITHUB_TOKEN"]
            : environment("GH_HOST") is { Length: > 0 } host
            && api.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase)
                ? ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"]
            : [];
        return names.Select(environment).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))?.Trim();
    }

    /// <summary>Reads settings. A bad value counts as its default and is told in <see cref="Problems"/>; unknown names are left alone.</summary>
    public static ServerSettings From(JsonElement? json)
    {
        if (json is not { } root || root.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return Default;
        var problems = new List<string>();
        if (root.ValueKind != JsonValueKind.Object)
            return Default with { Problems = [Bad("digest", root, "an object of settings", "the defaults")] };
        if (root.TryGetProperty("digest", out var inner) && inner.ValueKind == JsonValueKind.Object)
            root = inner;
        var rules = ReadRules(root, problems);
        return new ServerSettings
        {
            OnlineEnabled = Flag(root, "online.enabled", true, problems),
            Trusted = Flag(root, "trusted", true, problems),
            CheckLinks = ReadCheckLinks(root, problems),
            GitHubApi = ReadApi(root, problems),
            Dialect = ReadDialect(root, problems),
            Rules = rules,
            Problems = [.. problems, .. rules.Problems.Select(p => $"Setting digest.rules: {p}")],
        };
    }

    private static bool Flag(JsonElement root, string path, bool standard, List<string> problems)
    {
        if (Find(root, path, problems) is not { } value)
            return standard;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.ValueKind == JsonValueKind.True;
        problems.Add(Bad("digest." + path, value, "true or false", standard ? "true" : "false"));
        return standard;
    }

    private static CheckLinks ReadCheckLinks(JsonElement root, List<string> problems)
    {
        const string Path = "online.checkLinks";
        if (Find(root, Path, problems) is not { } value)
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
                problems.Add(Bad("digest." + Path, value, "\"off\", \"known\" or \"all\"", "\"known\""));
                return CheckLinks.Known;
        }
    }

    private static string? ReadDialect(JsonElement root, List<string> problems)
    {
        if (Find(root, "dialect", problems) is not { } value)
            return null;
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (name == "auto")
            return null;
        if (DialectChooser.Find(name) is { } dialect)
            return dialect.Id;
        var names = string.Join(", ", DialectChooser.All.Select(d => $"\"{d.Id}\""));
        problems.Add(Bad("digest.dialect", value, $"\"auto\" or one of {names}", "\"auto\""));
        return null;
    }

    private static Uri ReadApi(JsonElement root, List<string> problems)
    {
        const string Path = "online.github.apiUrl";
        if (Find(root, Path, problems) is not { } value)
            return new Uri(DefaultApi);
        if (
            value.ValueKind == JsonValueKind.String
            && Uri.TryCreate(value.GetString()!.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        )
            return uri;
        problems.Add(Bad("digest." + Path, value, "an address that starts with https://", DefaultApi));
        return new Uri(DefaultApi);
    }

    private static RuleSettings ReadRules(JsonElement root, List<string> problems)
    {
        if (Find(root, "rules", problems) is not { } value)
            return RuleSettings.Default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Bad("digest.rules", value, "an object from a rule's id to a severity", "{}"));
            return RuleSettings.Default;
        }
        return RuleSettings.From(
            value
                .EnumerateObject()
                .DistinctBy(p => p.Name)
                .ToDictionary(
                    p => p.Name,
                    p =>
                        p.Value.ValueKind == JsonValueKind.String
                            ? p.Value.GetString()!
                            : p.Value.GetRawText(),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>The value at a path, written nested or as one name with dots; null where it is not given.</summary>
    private static JsonElement? Find(JsonElement root, string path, List<string> problems)
    {
        if (root.TryGetProperty(path, out var flat))
            return flat.ValueKind == JsonValueKind.Null ? null : flat;
        var (value, walked) = (root, "digest");
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                var problem = Bad(walked, value, "an object", "the defaults");
                if (!problems.Contains(problem, StringComparer.Ordinal))
                    problems.Add(problem);
                return null;
            }
            if (!value.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null)
                return null;
            walked += "." + name;
        }
        return value;
    }

    private static string Bad(string name, JsonElement value, string wanted, string standard)
    {
        var raw = value.GetRawText();
        return $"Setting {name} is {(raw.Length <= 60 ? raw : raw[..59] + "…")}: write {wanted}. Using {standard}.";
    }
}
