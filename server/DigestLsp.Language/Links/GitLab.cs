using System.Collections.Frozen;

namespace DigestLsp.Language.Links;

/// <summary>Projects of gitlab.com, whose owner may be a group within groups: <c>gitlab.com/group/subgroup/name/-/blob/main/a.py</c>.</summary>
internal static class GitLab
{
    private const string Host = "gitlab.com";

    // Top-level routes of GitLab, present and former, which no user or group can be named after.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "-",
        ".well-known",
        "abuse_reports",
        "account",
        "admin",
        "api",
        "assets",
        "autocomplete",
        "ci",
        "dashboard",
        "explore",
        "files",
        "groups",
        "health_check",
        "help",
        "hooks",
        "import",
        "invites",
        "issues",
        "jwt",
        "login",
        "member",
        "merge_requests",
        "new",
        "notes",
        "oauth",
        "org",
        "product",
        "profile",
        "projects",
        "public",
        "s",
        "search",
        "sent_notifications",
        "services",
        "snippets",
        "teams",
        "u",
        "unsubscribe",
        "uploads",
        "user",
        "users",
        "v2",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the description.</summary>
    public static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.GitLabProject],
            Read = Read,
            BareHosts = [Host],
            RepositoryHost = Host,
            Key = t => t.Place is null ? KeyOf(t) : LinkAddress.Key(t.Url),
            ReferenceKey = KeyOf,
            Subject = KeyOf,
            Label = t => $"{(t.Place is null ? "" : "In ")}GitLab project {t.FullName}",
            IsCode = _ => true,
        };

    // "owner/name", and "owner/subgroup/name/-/…". A longer path without "-" may be a page of a project: the end of its name is unknown.
    private static LinkTarget? Read(LinkAddress address)
    {
        if (
            address.Site != Host
            || address.Segments is not [var first, not "-", ..] segments
            || Reserved.Contains(first)
            // A feed of the project's activity.
            || segments[^1].EndsWith(".atom", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        var end = Array.IndexOf(segments, "-");
        if (end < 0 && segments.Length == 2)
            end = 2;
        return end < 2
            ? null
            : new LinkTarget(LinkKind.GitLabProject, address.Url)
            {
                Owner = string.Join('/', segments[..(end - 1)]),
                Repository = GitHubNames.WithoutGit(segments[end - 1]),
                Place = end + 1 < segments.Length ? string.Join('/', segments[(end + 1)..]) : null,
            };
    }

    private static string KeyOf(LinkTarget target) => $"gitlab:{target.FullName}".ToLowerInvariant();
}
