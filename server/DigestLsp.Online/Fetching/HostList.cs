namespace DigestLsp.Online.Fetching;

/// <summary>Hosts that the user has named, parted by blanks: names or addresses, perhaps with a port.</summary>
/// <param name="Names">The names; lists of the same names are equal.</param>
public sealed record HostList(string Names)
{
    /// <summary>No host.</summary>
    public static HostList None { get; } = new("");

    /// <summary>Whether an address's host is one of them.</summary>
    public bool Contains(Uri address) =>
        Names
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(name =>
                name.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase)
                || name.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
                || name.Equals(
                    FormattableString.Invariant($"{address.Host}:{address.Port}"),
                    StringComparison.OrdinalIgnoreCase
                )
            );
}
