namespace DigestLsp.Language.Links;

/// <summary>Digital object identifiers.</summary>
public static class Doi
{
    /// <summary>The meaning of a DOI's address; null where it is none.</summary>
    public static LinkTarget? Read(LinkAddress address) =>
        address.Site is "doi.org" or "dx.doi.org" && address.Path.StartsWith("/10.", StringComparison.Ordinal)
            ? new LinkTarget(LinkKind.Doi, address.Url) { Id = Uri.UnescapeDataString(address.Path[1..]) }
            : null;
}
