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
