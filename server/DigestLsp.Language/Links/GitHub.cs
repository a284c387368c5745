namespace DigestLsp.Language.Links;

/// <summary>Reads URLs of github.com, its raw files, its API, and of pages that show a file of a repository.</summary>
public static class GitHub
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds =
            [
                LinkKind.GitHubRepository,
                LinkKind.GitHubPlace,
                LinkKind.GitHubFile,
                LinkKind.GitHubIssue,
                LinkKind.GitHubPullRequest,
                LinkKind.GitHubOrganisation,
                LinkKind.GitHubSite,
            ],
            Read = Read,
            BareHosts = [Host, "raw.githubusercontent.com"],
            RepositoryHost = Host,
            Key = t =>
                t.Kind == LinkKind.GitHubRepository ? KeyOf("github", t, t.FullName) : LinkAddress.Key(t.Url),
            ReferenceKey = t => t.IsInRepository ? KeyOf("github", t, t.FullName) : t.Key,
            Subject = t =>
                t.IsInRepository ? KeyOf("github", t, t.FullName)
                : t.Kind == LinkKind.GitHubOrganisation ? KeyOf("github-owner", t, t.Owner)
                : null,
            Label = t =>
                t.Kind switch
                {
                    LinkKind.GitHubRepository => $"GitHub repository {t.FullName}",
                    LinkKind.GitHubOrganisation => $"GitHub user or organization {t.Owner}",
                    LinkKind.GitHubSite => t.Url,
                    _ => $"In GitHub repository {t.FullName}",
                },
            IsCode = t => t.IsInRepository,
        };

    private const string Host = "github.com";

    /// <summary>Gets the target of a GitHub URL, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        var segments = address.Segments;
        switch (address.Site)
        {
            case "github.com" or "m.github.com":
                return Page(address, segments);
            case "github.dev" or "github1s.com" when segments.Length >= 2:
                return Page(address, segments) with { Url = address.Url };
            case "vscode.dev" when segments is ["github", _, _, ..]:
                return Page(address, segments[1..]) with { Url = address.Url };
            case "raw.githubusercontent.com" or "raw.github.com" when segments.Length >= 4:
                return File(address, segments[0], segments[1], "blob/" + string.Join('/', segments[2..]));
            case "media.githubusercontent.com" when segments is ["media", _, _, _, _, ..]:
                return File(address, segments[1], segments[2], "blob/" + string.Join('/', segments[3..]));
            case "codeload.github.com" when segments.Length >= 2:
                return Inside(address, segments, LinkKind.GitHubPlace);
            case "api.github.com" when segments is ["repos", _, _, ..]:
                return Repository(segments[1], segments[2]);
            case "api.github.com" when segments is ["users" or "orgs", var owner, ..]:
                return Organisation(owner, $"https://github.com/{owner}");
            case "colab.research.google.com"
            or "nbviewer.org"
            or "nbviewer.jupyter.org" when segments is ["github", _, _, ..]:
                return Notebook(address, segments);
            default:
                return null;
        }
    }

    /// <summary>Gets the target of a repository's page.</summary>
    public static LinkTarget Repository(string owner, string name) =>
        new(LinkKind.GitHubRepository, $"https://github.com/{owner}/{name}")
        {
            Owner = owner,
            Repository = name,
            Problem = GitHubNames.ProblemOf(owner, name),
        };

    /// <summary>Gets the repository that a target is in.</summary>
    public static LinkTarget RepositoryOf(LinkTarget target) =>
        target.Server is null
            ? Repository(target.Owner!, target.Repository!)
            : Repository(target.Owner!, target.Repository!) with
            {
                Url = $"{SiteOf(target)}/{target.FullName}",
                Server = target.Server,
            };

    /// <summary>Gets the base URL of a target's GitHub server, without a trailing slash.</summary>
    public static string SiteOf(LinkTarget target) =>
        target.Server is null
            ? "https://github.com"
            : $"{LinkAddress.Of(target.Url).Scheme}://{target.Server}";

    /// <summary>Reads a link to a GitHub Enterprise server like one to github.com. Any other link is returned unchanged.</summary>
    /// <param name="server">The host of the server, with its port if it is not the default.</param>
    /// <param name="target">The target as read without knowledge of the server.</param>
    public static LinkTarget On(string server, LinkTarget target)
    {
        if (target is not { Kind: LinkKind.Web, Problem: null })
            return target;
        var address = LinkAddress.Of(target.Url);
        LinkTarget read;
        if (address.Host == server && address.Segments is not ["gist", ..])
            read = Page(address, address.Segments);
        else if (address.Host == server)
            read = Gist.Read(address.Segments[1..], target.Url);
        else if (address.Host == "gist." + server)
            read = Gist.Read(address.Segments, target.Url);
        else
            return target;
        // Its own pages are web pages. The server may allow names that github.com does not, so an invalid name is not reported.
        return read.Kind == LinkKind.GitHubSite || read.Problem is not null
            ? target
            : read with
            {
                Url = target.Url,
                Server = server,
            };
    }

    /// <summary>The key of something that a GitHub has: <c>github:owner/name</c>, on an Enterprise server <c>github@HOST:owner/name</c>.</summary>
    internal static string KeyOf(string kind, LinkTarget target, string? name) =>
        (target.Server is null ? $"{kind}:{name}" : $"{kind}@{target.Server}:{name}").ToLowerInvariant();

    /// <summary>The Enterprise server that a <see cref="LinkTarget.Subject"/> names; null if it names none.</summary>
    internal static string? ServerOf(string subject)
    {
        var at = subject.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && subject[..at] is "github" or "github-owner" or "gist"
            ? subject[(at + 1)..subject.LastIndexOf(':')]
            : null;
    }

    private static LinkTarget Page(LinkAddress address, string[] segments)
    {
        var url = address.Scheme + "://github.com" + address.Path + address.Query + address.Fragment;
        if (segments.Length == 0)
            return new LinkTarget(LinkKind.GitHubSite, url);
        if (segments is ["orgs" or "sponsors", var organisation, ..])
            return new LinkTarget(
                segments[0] == "orgs" ? LinkKind.GitHubOrganisation : LinkKind.GitHubSite,
                url
            )
            {
                Owner = organisation,
            };
        if (GitHubNames.IsReserved(segments[0]))
            return new LinkTarget(LinkKind.GitHubSite, url);
        if (segments.Length == 1)
            return Organisation(segments[0], url);
        if (segments.Length == 2)
        {
            var name = GitHubNames.WithoutGit(segments[1]);
            if (segments[1].Contains('@', StringComparison.Ordinal))
                return Repository(segments[0], name);
            return new LinkTarget(LinkKind.GitHubRepository, url)
            {
                Owner = segments[0],
                Repository = name,
                Problem = GitHubNames.ProblemOf(segments[0], name),
            };
        }
        return segments[2] switch
        {
            "blob" or "raw" or "blame" when segments.Length >= 5 => File(
                address,
                segments[0],
                segments[1],
                string.Join('/', segments[2..])
            ),
            "issues" or "discussions" when segments.Length >= 4 && IsNumber(segments[3]) => Inside(
                address,
                segments,
                LinkKind.GitHubIssue
            ) with
            {
                Id = segments[3],
            },
            "pull" or "pulls" when segments.Length >= 4 && IsNumber(segments[3]) => Inside(
                address,
                segments,
                LinkKind.GitHubPullRequest
            ) with
            {
                Id = segments[3],
            },
            _ => Inside(address, segments, LinkKind.GitHubPlace),
        };
    }

    private static LinkTarget Organisation(string owner, string url) =>
        new(LinkKind.GitHubOrganisation, url) { Owner = owner, Problem = GitHubNames.ProblemOf(owner, null) };

    private static LinkTarget Inside(LinkAddress address, string[] segments, LinkKind kind)
    {
        var name = GitHubNames.WithoutGit(segments[1]);
        return new LinkTarget(
            kind,
            address.Site == "github.com"
                ? $"{address.Scheme}://github.com{address.Path}{address.Query}{address.Fragment}"
                : address.Url
        )
        {
            Owner = segments[0],
            Repository = name,
            Place = string.Join('/', segments[2..]),
            Problem = GitHubNames.ProblemOf(segments[0], name),
        };
    }

    private static LinkTarget File(LinkAddress address, string owner, string repository, string place) =>
        new(LinkKind.GitHubFile, address.Url)
        {
            Owner = owner,
            Repository = repository,
            Place = place,
            Lines = LinesOf(address.Fragment),
            Problem = GitHubNames.ProblemOf(owner, repository),
        };

    private static LinkTarget Notebook(LinkAddress address, string[] segments) =>
        new(LinkKind.GitHubFile, address.Url)
        {
            Owner = segments[1],
            Repository = segments[2],
            Place = string.Join('/', segments[3..]),
        };

    // "#L10", "#L10-L20", "#L10-20", "#L10C3-L20C9"
    private static (int, int)? LinesOf(string fragment)
    {
        if (!fragment.StartsWith("#L", StringComparison.Ordinal))
            return null;
        var numbers = fragment[2..].Replace("-L", "-", StringComparison.Ordinal).Split('-');
        var first = Number(numbers[0]);
        var last = numbers.Length > 1 ? Number(numbers[1]) : first;
        return first > 0 && last >= first ? (first, last) : null;

        static int Number(string text) =>
            int.TryParse(
                text.Split('C')[0],
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : 0;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);
}
