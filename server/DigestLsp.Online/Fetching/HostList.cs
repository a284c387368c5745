namespace DigestLsp.Online.Fetching;

/// <summary>Host names or IP addresses listed by the user, separated by whitespace, each with an optional port.</summary>
/// <param name="Names">The names. Lists with the same names are equal.</param>
public sealed record HostList(string Names)
{
    /// <summary>The empty list.</summary>
    public static HostList None { get; } = new("");

    /// <summary>Whether the list contains the host of a URL.</summary>
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
