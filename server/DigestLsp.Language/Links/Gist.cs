namespace DigestLsp.Language.Links;

/// <summary>Gists: <c>gist.github.com/owner/id</c>, the owner perhaps missing.</summary>
public static class Gist
{
    /// <summary>The meaning of a gist's address; null where it is none.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("gist.github.com" or "gist.githubusercontent.com"))
            return null;
        var segments = address.Segments;
        return segments.Length == 0 ? new LinkTarget(LinkKind.GitHubSite, address.Url)
            : segments.Length == 1 ? new LinkTarget(LinkKind.Gist, address.Url) { Id = segments[0] }
            : new LinkTarget(LinkKind.Gist, address.Url) { Owner = segments[0], Id = segments[1] };
    }
}
