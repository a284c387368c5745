namespace DigestLsp.Language.Links;

/// <summary>
/// The description of a service that links lead to, without network requests: its hosts, how its URLs are parsed, and the names of its
/// targets.
/// </summary>
internal sealed record HostFamily
{
    /// <summary>Gets the kinds of the targets that it describes.</summary>
    public required IReadOnlyList<LinkKind> Kinds { get; init; }

    /// <summary>Reads a URL, or returns null if it belongs to another service.</summary>
    public required Func<LinkAddress, LinkTarget?> Read { get; init; }

    /// <summary>Gets the hosts that start a link without a scheme if a path follows, with or without <c>www.</c>.</summary>
    public IReadOnlyList<string> BareHosts { get; init; } = [];

    /// <summary>Gets the domain whose subdomains are links without scheme and path, or null.</summary>
    public string? SiteDomain { get; init; }

    /// <summary>
    /// Gets the host whose paths start with an owner and a name of ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, or null. Its
    /// links end where such a name ends, may have one stray space, and are read as <c>git@HOST:owner/name</c> too.
    /// </summary>
    public string? RepositoryHost { get; init; }

    /// <summary>Whether all its hosts are known to serve <c>https</c>.</summary>
    public bool ServesHttps { get; init; } = true;

    /// <summary>Gets <see cref="LinkTarget.Key"/>.</summary>
    public Func<LinkTarget, string> Key { get; init; } = t => LinkAddress.Key(t.Url);

    /// <summary>Gets <see cref="LinkTarget.ReferenceKey"/>.</summary>
    public Func<LinkTarget, string> ReferenceKey { get; init; } = t => t.Key;

    /// <summary>Gets <see cref="LinkTarget.Subject"/> of a target without a problem.</summary>
    public Func<LinkTarget, string?> Subject { get; init; } = t => t.Key;

    /// <summary>Gets <see cref="LinkTarget.Label"/>.</summary>
    public Func<LinkTarget, string> Label { get; init; } = t => t.Url;

    /// <summary>Gets <see cref="LinkTarget.IsCode"/>.</summary>
    public Func<LinkTarget, bool> IsCode { get; init; } = _ => false;
}
