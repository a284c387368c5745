namespace DigestLsp.Language.Links;

/// <summary>Reads URLs of papers on OpenReview: <c>openreview.net/forum?id=…</c>, <c>/pdf?id=…</c>.</summary>
public static class OpenReview
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.OpenReview],
            Read = Read,
            BareHosts = ["openreview.net"],
        };

    /// <summary>Gets the target of an OpenReview URL, or null if it is not a paper.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (
            address.Site != "openreview.net"
            || address.Segments is not (["forum" or "pdf" or "attachment", ..])
        )
            return null;
        var id = address
            .Query.TrimStart('?')
            .Split('&')
            .FirstOrDefault(p => p.StartsWith("id=", StringComparison.Ordinal));
        return id is null ? null : new LinkTarget(LinkKind.OpenReview, address.Url) { Id = id[3..] };
    }
}
