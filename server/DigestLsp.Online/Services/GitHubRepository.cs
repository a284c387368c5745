using System.Globalization;
using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>A repository of GitHub, out of <c>GET /repos/{owner}/{repo}</c> (GitHub REST API 2022-11-28).</summary>
public sealed class GitHubRepository : LinkService
{
    private const int MostTopics = 10;

    /// <inheritdoc/>
    public override string Name => "GitHub";

    /// <inheritdoc/>
    protected override string GoneReason => "There is no such repository, or it is private.";

    /// <inheritdoc/>
    public override bool Knows(LinkTarget target) =>
        target.FullName is not null
        && (target.IsInRepository || target.Kind is LinkKind.GitHubPages or LinkKind.Badge);

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            new(new Uri(options.GitHubApi, $"repos/{target.Owner}/{target.Repository}"))
            {
                Accept = "application/vnd.github+json",
                Headers = [("X-GitHub-Api-Version", "2022-11-28")],
            },
        ];

    /// <inheritdoc/>
    protected override Known Read(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now)
    {
        using var json = JsonDocument.Parse(answers[0]!.Body);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || root.Text("full_name") is not { Length: > 0 } name)
            throw new JsonException("The answer describes no repository.");
        var moved = !name.Equals(target.FullName, StringComparison.OrdinalIgnoreCase);
        var url = "https://github.com/" + name;
        var verdict = new LinkVerdict(moved ? LinkState.Moved : LinkState.Alive)
        {
            MovedTo = moved ? url : null,
            IsArchived = root.Flag("archived"),
            Stars = root.Number("stargazers_count"),
        };
        return new Known(verdict, CardOf(root, name, url, moved ? target.FullName : null), Identity(root));
    }

    private static Card CardOf(JsonElement root, string name, string url, string? movedFrom) =>
        new(name, url)
        {
            Marks = [.. Marks(root, movedFrom)],
            Text = root.Text("description"),
            Facts = [.. Facts(root)],
            Topics = [.. Topics(root).Take(MostTopics)],
            Links =
            [
                new("Repository", url),
                new("Issues", url + "/issues"),
                new("Releases", url + "/releases"),
            ],
        };

    private static IEnumerable<string> Marks(JsonElement root, string? movedFrom)
    {
        foreach (var mark in (string[])["archived", "disabled", "fork"])
        {
            if (root.Flag(mark))
                yield return mark;
        }
        if (movedFrom is not null)
            yield return "moved from " + movedFrom;
    }

    private static IEnumerable<Fact> Facts(JsonElement root)
    {
        yield return new($"★ {CardMarkdown.Short(root.Number("stargazers_count") ?? 0)}");
        var forks = root.Number("forks_count") ?? 0;
        yield return new($"{CardMarkdown.Short(forks)} {(forks == 1 ? "fork" : "forks")}");
        if (root.Text("language") is { Length: > 0 } language)
            yield return new(language);
        yield return new(
            !root.TryGetProperty("license", out var license) || license.ValueKind != JsonValueKind.Object
                ? "no licence"
            : license.Text("spdx_id") is { Length: > 0 } id and not "NOASSERTION" ? id
            : "own licence"
        );
        if (root.Date("pushed_at") is { } pushed)
            yield return new("pushed", pushed);
    }

    private static IEnumerable<string> Topics(JsonElement root) =>
        root.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array
            ? topics
                .EnumerateArray()
                .Where(t => t.ValueKind == JsonValueKind.String)
                .Select(t => t.GetString()!)
            : [];

    private static string? Identity(JsonElement root) =>
        root.Number("id")?.ToString(CultureInfo.InvariantCulture);
}
