using System.Collections.Frozen;

namespace DigestLsp.Language.Links;

/// <summary>The names that GitHub gives to owners and repositories, and those reserved for its own pages.</summary>
public static class GitHubNames
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

    /// <summary>Whether a name is not an owner's but a page of GitHub's own.</summary>
    internal static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>Gets why GitHub does not allow a name, or null if it is valid.</summary>
    public static string? ProblemOf(string owner, string? repository)
    {
        if (owner.Length > 39)
            return $"Invalid GitHub owner `{owner}`: use at most 39 characters, not {owner.Length}";
        if (owner.AsSpan().IndexOfAnyExcept(OwnerCharacters) >= 0)
            return $"Invalid GitHub owner `{owner}`: use letters, digits and hyphens";
        if (owner[0] == '-' || owner[^1] == '-')
            return $"Invalid GitHub owner `{owner}`: remove the hyphen at the start or end";
        if (repository is null)
            return null;
        if (repository.Length > 100)
            return $"Invalid GitHub repository name: use at most 100 characters, not {repository.Length}";
        return repository is "." or ".." || repository.AsSpan().IndexOfAnyExcept(RepositoryCharacters) >= 0
            ? $"Invalid GitHub repository `{repository}`: use letters, digits, `-`, `_` and `.`"
            : null;
    }

    private const string OwnerCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    private const string RepositoryCharacters = OwnerCharacters + "_.";

    /// <summary>Removes the suffix of a name: <c>r.git</c>, pip's <c>r.git@v1.0</c> and <c>r@v1.0</c>, the wiki's <c>r.wiki.git</c>.</summary>
    internal static string WithoutGit(string name)
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
