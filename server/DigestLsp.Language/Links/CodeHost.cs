namespace DigestLsp.Language.Links;

/// <summary>Repositories beside GitHub's: on GitLab, Codeberg and Bitbucket, and the models and spaces of Hugging Face.</summary>
public static class CodeHost
{
    private static readonly string[] Hosts = ["gitlab.com", "codeberg.org", "bitbucket.org"];

    // First pieces of paths that are the host's own pages.
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

    /// <summary>Whether a link leads to such a repository, or into one.</summary>
    public static bool IsRepository(LinkTarget target) =>
        target.Kind switch
        {
            LinkKind.HuggingFaceModel or LinkKind.HuggingFaceSpace => target.Repository is not null,
            LinkKind.Web => LinkAddress.Of(target.Url) is { Segments: [var owner, not "-", ..] } address
                && Hosts.Contains(address.Site, StringComparer.Ordinal)
                && !Reserved.Contains(owner, StringComparer.OrdinalIgnoreCase),
            _ => false,
        };
}
