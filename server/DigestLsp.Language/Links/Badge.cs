namespace DigestLsp.Language.Links;

/// <summary>Pictures that say something about a repository or package.</summary>
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

    /// <summary>The meaning of a badge's address; null where it is none.</summary>
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
