namespace DigestLsp.Language.Links;

/// <summary>Hosts of repositories without a separate description: Codeberg and Bitbucket.</summary>
internal static class OtherCodeHosts
{
    private static readonly string[] Hosts = ["codeberg.org", "bitbucket.org"];

    // First path segments that are the host's own pages.
    private static readonly string[] Reserved =
    [
        "account",
        "api",
        "dashboard",
        "explore",
        "groups",
        "help",
        "org",
        "product",
        "search",
        "user",
        "users",
    ];

    /// <summary>Whether a web page is such a repository, or is in one.</summary>
    public static bool IsRepository(LinkTarget target) =>
        LinkAddress.Of(target.Url) is { Segments: [var owner, not "-", ..] } address
        && Hosts.Contains(address.Site, StringComparer.Ordinal)
        && !Reserved.Contains(owner, StringComparer.OrdinalIgnoreCase);
}
