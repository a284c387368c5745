using System.Collections.Frozen;

namespace DigestLsp.Language.Links;

/// <summary>Addresses of github.com, of its raw files, its API and of pages that show a repository's file.</summary>
public static class GitHub
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "about",
        "account",
        "advisories",
        "apps",
        "blog",
        "codespaces",
        "collections",
        "contact",
        "copilot",
        "customer-stories",
        "dashboard",
        "discussions",
        "docs",
        "education",
        "enterprise",
        "enterprises",
        "events",
        "explore",
        "features",
        "feed",
        "gist",
        "github-copilot",
        "home",
        "installations",
        "issues",
        "join",
        "login",
        "logout",
        "marketplace",
        "mobile",
        "new",
        "newsroom",
        "nonprofit",
        "notifications",
        "open-source",
        "organizations",
        "partners",
        "premium-support",
        "pricing",
        "pulls",
        "readme",
        "resources",
        "search",
        "security",
        "sessions",
        "settings",
        "signup",
        "site",
        "solutions",
        "sponsors",
        "stars",
        "support",
        "team",
        "topics",
        "trending",
        "user-attachments",
        "users",
        "watching",
        "why-github",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The meaning of an address of GitHub; null where it is none.</summary>
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

    /// <summary>The target of a repository's own page.</summary>
    public static LinkTarget Repository(string owner, string name) =>
        new(LinkKind.GitHubRepository, $"https://github.com/{owner}/{name}")
        {
            Owner = owner,
            Repository = name,
            Problem = ProblemOf(owner, name),
        };

    /// <summary>The target of the page of the repository that a target is in, or is.</summary>
    public static LinkTarget RepositoryOf(LinkTarget target) =>
        target.Server is null
            ? Repository(target.Owner!, target.Repository!)
            : Repository(target.Owner!, target.Repository!) with
            {
                Url = $"{SiteOf(target)}/{target.FullName}",
                Server = target.Server,
            };

    /// <summary>The address of the GitHub that a target belongs to, without a slash at its end.</summary>
    public static string SiteOf(LinkTarget target) =>
        target.Server is null
            ? "https://github.com"
            : $"{LinkAddress.Of(target.Url).Scheme}://{target.Server}";

    /// <summary>Reads a link to a GitHub Enterprise server as one to github.com is read. Any other link is returned as it is.</summary>
    /// <param name="server">The server's host, with its port if that is not the scheme's own.</param>
    /// <param name="target">The link as it is read without knowing of the server.</param>
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
        // Its own pages are web pages. Other names may be allowed there, so a name that github.com does not allow says nothing.
        return read.Kind == LinkKind.GitHubSite || read.Problem is not null
            ? target
            : read with
            {
                Url = target.Url,
                Server = server,
            };
    }

    /// <summary>Why GitHub cannot have an owner or repository of that name; null where it can.</summary>
    public static string? ProblemOf(string owner, string? repository)
    {
        if (owner.Length > 39)
            return $"GitHub's names of owners have at most 39 characters; \"{owner}\" has {owner.Length}";
        if (owner.AsSpan().IndexOfAnyExcept(OwnerCharacters) >= 0)
            return $"\"{owner}\" is no name of an owner: only letters, digits and - are allowed";
        if (owner[0] == '-' || owner[^1] == '-')
            return $"\"{owner}\" is no name of an owner: it may not begin or end with -";
        if (repository is null)
            return null;
        if (repository.Length > 100)
            return $"GitHub's names of repositories have at most 100 characters; this one has {repository.Length}";
        return repository is "." or ".." || repository.AsSpan().IndexOfAnyExcept(RepositoryCharacters) >= 0
            ? $"\"{repository}\" is no name of a repository: only letters, digits, -, _ and . are allowed"
            : null;
    }

    private const string OwnerCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    private const string RepositoryCharacters = OwnerCharacters + "_.";

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
        if (Reserved.Contains(segments[0]))
            return new LinkTarget(LinkKind.GitHubSite, url);
        if (segments.Length == 1)
            return Organisation(segments[0], url);
        if (segments.Length == 2)
        {
            var name = WithoutGit(segments[1]);
            if (segments[1].Contains('@', StringComparison.Ordinal))
                return Repository(segments[0], name);
            return new LinkTarget(LinkKind.GitHubRepository, url)
            {
                Owner = segments[0],
                Repository = name,
                Problem = ProblemOf(segments[0], name),
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
        new(LinkKind.GitHubOrganisation, url) { Owner = owner, Problem = ProblemOf(owner, null) };

    private static LinkTarget Inside(LinkAddress address, string[] segments, LinkKind kind)
    {
        var name = WithoutGit(segments[1]);
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
            Problem = ProblemOf(segments[0], name),
        };
    }

    private static LinkTarget File(LinkAddress address, string owner, string repository, string place) =>
        new(LinkKind.GitHubFile, address.Url)
        {
            Owner = owner,
            Repository = repository,
            Place = place,
            Lines = LinesOf(address.Fragment),
            Problem = ProblemOf(owner, repository),
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

    // "r.git", pip's "r.git@v1.0" and "r@v1.0", the wiki's own "r.wiki.git"
    private static string WithoutGit(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        name = at > 0 ? name[..at] : name;
        foreach (var end in (ReadOnlySpan<string>)[".wiki.git", ".git"])
        {
            if (name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && name.Length > end.Length)
                return name[..^end.Length];
        }
        return name;
    }
}
