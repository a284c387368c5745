namespace DigestLsp.Language.Links;

/// <summary>
/// Reads URLs of sites under github.io: <c>owner.github.io/repo</c> implies <c>owner/repo</c>, the bare host <c>owner/owner.github.io</c>.
/// </summary>
public static class GitHubPages
{
    private const string Domain = ".github.io";

    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.GitHubPages],
            Read = Read,
            SiteDomain = "github.io",
            ReferenceKey = t => t.FullName is null ? t.Key : GitHub.KeyOf("github", t, t.FullName),
            // A site merely implies a repository.
            Subject = _ => null,
            Label = t => t.FullName is { } name ? $"GitHub Pages site of {name}" : t.Url,
        };

    /// <summary>Gets the target of a site, or null if the URL is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (!address.Site.EndsWith(Domain, StringComparison.Ordinal))
            return null;
        var owner = address.Site[..^Domain.Length];
        if (owner.Contains('.', StringComparison.Ordinal) || owner.Length == 0)
            return null;
        var project =
            address.Segments.Length > 0 && !address.Segments[0].Contains(".htm", StringComparison.Ordinal);
        return new LinkTarget(LinkKind.GitHubPages, address.Url)
        {
            Owner = owner,
            Repository = project ? address.Segments[0] : address.Site,
        };
    }
}
