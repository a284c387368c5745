namespace DigestLsp.Language.Links;

/// <summary>Reads URLs of badge images about a repository or package.</summary>
public static class Badge
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.Badge],
            Read = Read,
            Subject = _ => null,
        };

    /// <summary>Gets the target of a badge URL, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address) =>
        address.Site
            is "img.shields.io"
                or "shields.io"
                or "badge.fury.io"
                or "badgen.net"
                or "camo.githubusercontent.com"
                or "opengraph.githubassets.com"
                or "api.star-history.com"
                or "visitor-badge.laobi.icu"
                or "hits.seeyoufarm.com"
                or "komarev.com"
                or "contrib.rocks"
                or "github-readme-stats.vercel.app"
            ? new LinkTarget(LinkKind.Badge, address.Url)
            : null;
}
