using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>The facts about a repository from GitHub's REST or GraphQL API.</summary>
/// <param name="FullName">The current <c>owner/name</c>.</param>
internal sealed record GitHubRepositoryFacts(string FullName)
{
    private const int MaxTopics = 10;

    /// <summary>GitHub's id of the repository, which does not change when it is renamed.</summary>
    public string? Identity { get; init; }
    public string? Description { get; init; }
    public long Stars { get; init; }
    public long Forks { get; init; }

    /// <summary>The number of open issues and pull requests, as the REST API counts them.</summary>
    public long OpenIssues { get; init; }
    public string? Language { get; init; }
    public string Licence { get; init; } = "no license";
    public IReadOnlyList<string> Topics { get; init; } = [];
    public DateTimeOffset? Pushed { get; init; }
    public bool IsArchived { get; init; }
    public bool IsDisabled { get; init; }
    public bool IsFork { get; init; }
    public string? ForkOf { get; init; }
    public string? Homepage { get; init; }
    public string? DefaultBranch { get; init; }

    /// <summary>The name and date of the latest release, or null if absent or it was not requested.</summary>
    public Fact? Release { get; init; }

    /// <summary>The URL of the GitHub site, without a trailing slash.</summary>
    public string Site { get; init; } = "https://github.com";

    /// <summary>The URL of the repository.</summary>
    public string Url => $"{Site}/{FullName}";

    /// <summary>Reads the response of <c>GET /repos/{owner}/{repo}</c>.</summary>
    /// <exception cref="JsonException">The JSON does not describe a repository.</exception>
    public static GitHubRepositoryFacts FromRest(JsonElement root, LinkTarget target) =>
        new(NameIn(root, "full_name"))
        {
            Site = GitHub.SiteOf(target),
            Identity = root.Identity("id"),
            Description = root.Text("description"),
            Stars = root.Number("stargazers_count") ?? 0,
            Forks = root.Number("forks_count") ?? 0,
            OpenIssues = root.Number("open_issues_count") ?? 0,
            Language = root.Text("language"),
            Licence = LicenceOf(root.Member("license"), "spdx_id"),
            Topics = [.. root.Texts("topics").Take(MaxTopics)],
            Pushed = root.Date("pushed_at"),
            IsArchived = root.Flag("archived"),
            IsDisabled = root.Flag("disabled"),
            IsFork = root.Flag("fork"),
            ForkOf = root.Member("parent")?.Text("full_name"),
            Homepage = root.Text("homepage"),
            DefaultBranch = root.Text("default_branch"),
        };

    /// <summary>Reads the fields that <see cref="GitHubBatch"/> requests.</summary>
    /// <exception cref="JsonException">The JSON does not describe a repository.</exception>
    public static GitHubRepositoryFacts FromGraphQl(JsonElement root, LinkTarget target) =>
        new(NameIn(root, "nameWithOwner"))
        {
            Site = GitHub.SiteOf(target),
            Identity = root.Identity("databaseId"),
            Description = root.Text("description"),
            Stars = root.Number("stargazerCount") ?? 0,
            Forks = root.Number("forkCount") ?? 0,
            OpenIssues =
                (root.Member("issues")?.Number("totalCount") ?? 0)
                + (root.Member("pullRequests")?.Number("totalCount") ?? 0),
            Language = root.Member("primaryLanguage")?.Text("name"),
            Licence = LicenceOf(root.Member("licenseInfo"), "spdxId"),
            Topics =
            [
                .. (root.Member("repositoryTopics")?.Items("nodes") ?? [])
                    .Select(n => n.Member("topic")?.Text("name"))
                    .OfType<string>()
                    .Take(MaxTopics),
            ],
            Pushed = root.Date("pushedAt"),
            IsArchived = root.Flag("isArchived"),
            IsDisabled = root.Flag("isDisabled"),
            IsFork = root.Flag("isFork"),
            ForkOf = root.Member("parent")?.Text("nameWithOwner"),
            Homepage = root.Text("homepageUrl"),
            DefaultBranch = root.Member("defaultBranchRef")?.Text("name"),
            Release = root.Member("latestRelease") is { } release
                ? ReleaseOf(release.Text("tagName"), release.Date("publishedAt"))
                : null,
        };

    /// <summary>Formats a release as a fact of a preview.</summary>
    public static Fact? ReleaseOf(string? name, DateTimeOffset? day) =>
        name is null ? null
        : day is null ? new Fact("latest release " + name)
        : new Fact(name + " released", day);

    /// <summary>Gets the verdict on a link to the repository.</summary>
    public LinkVerdict Verdict(LinkTarget target)
    {
        var moved = !FullName.Equals(target.FullName, StringComparison.OrdinalIgnoreCase);
        return new LinkVerdict(moved ? LinkStatus.Moved : LinkStatus.Ok)
        {
            MovedTo = moved ? Url : null,
            IsArchived = IsArchived,
            LastChange = Pushed,
            Stars = Stars,
        };
    }

    /// <summary>Gets the preview of the repository.</summary>
    /// <param name="target">The link's target.</param>
    /// <param name="readme">The first sentences of the README, or null if they are unknown.</param>
    public LinkPreview Preview(LinkTarget target, string? readme = null) =>
        new(FullName, Url)
        {
            Marks = [.. Marks(target)],
            Text = Description,
            Facts = [.. Facts()],
            Topics = Topics,
            Excerpt = readme is null ? null : new Excerpt(readme, Excerpt.Prose),
            Links = [.. Links()],
        };

    private IEnumerable<string> Marks(LinkTarget target)
    {
        if (IsArchived)
            yield return "archived";
        if (IsDisabled)
            yield return "disabled";
        if (IsFork)
            yield return ForkOf is null ? "fork" : "fork of " + ForkOf;
        if (target.Kind == LinkKind.GitHubPages)
            yield return "source of this site";
        if (Verdict(target).State == LinkStatus.Moved)
            yield return "moved from " + target.FullName;
    }

    private IEnumerable<Fact> Facts()
    {
        yield return new("★ " + PreviewMarkdown.Short(Stars));
        yield return new(PreviewText.Count(Forks, "fork"));
        if (OpenIssues > 0)
            yield return new(PreviewMarkdown.Short(OpenIssues) + " open issues and PRs");
        if (Language is not null)
            yield return new(Language);
        yield return new(Licence);
        if (Pushed is not null)
            yield return new("pushed", Pushed);
        if (Release is not null)
            yield return Release;
    }

    private IEnumerable<PreviewLink> Links()
    {
        yield return new("Repository", Url);
        yield return new("Issues", Url + "/issues");
        yield return new("Releases", Url + "/releases");
        if (Homepage is not null && LinkAddress.Key(Homepage) != LinkAddress.Key(Url))
            yield return new("Home page", Homepage);
    }

    private static string NameIn(JsonElement root, string member) =>
        root.Text(member) is { } name && name.Split('/') is [{ Length: > 0 }, { Length: > 0 }]
            ? name
            : throw new JsonException("The response does not describe a repository.");

    private static string LicenceOf(JsonElement? licence, string name) =>
        licence is not { ValueKind: JsonValueKind.Object } given ? "no license"
        : given.Text(name) is { } id and not ("NOASSERTION" or "NONE") ? id
        : "custom license";
}
