namespace DigestLsp.Language.Links;

/// <summary>Pages of hosts without a specific description.</summary>
internal static class Web
{
    /// <summary>Gets the description, which reads every URL.</summary>
    public static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.Web],
            BareHosts = ["anonymous.4open.science"],
            ServesHttps = false,
            Read = address => new LinkTarget(LinkKind.Web, address.Url),
            IsCode = OtherCodeHosts.IsRepository,
        };
}
