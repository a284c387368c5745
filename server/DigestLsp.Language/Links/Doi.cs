namespace DigestLsp.Language.Links;

/// <summary>Reads digital object identifiers.</summary>
public static class Doi
{
    // Registered by arXiv: 10.48550/arXiv.2306.01234
    private const string OfArxiv = "10.48550/arxiv.";

    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.Doi],
            Read = Read,
            BareHosts = ["doi.org", "dx.doi.org"],
            Key = t => $"doi:{t.Id}".ToLowerInvariant(),
            Label = t => $"DOI {t.Id}",
        };

    /// <summary>Gets the target of a DOI URL, which is an arXiv paper if arXiv has registered it, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Site is not ("doi.org" or "dx.doi.org"))
            return null;
        var id = Uri.UnescapeDataString(address.Path.TrimStart('/'));
        if (id.StartsWith("doi:", StringComparison.OrdinalIgnoreCase))
            id = id["doi:".Length..];
        if (!id.StartsWith("10.", StringComparison.Ordinal))
            return null;
        return
            id.StartsWith(OfArxiv, StringComparison.OrdinalIgnoreCase)
            && Arxiv.Named(id[OfArxiv.Length..], address.Url) is { } paper
            ? paper
            : new LinkTarget(LinkKind.Doi, address.Url) { Id = id };
    }
}
