using System.Net;
using System.Net.Sockets;

namespace DigestLsp.Online.Fetching;

/// <summary>Distinguishes public IP addresses from private and reserved ones, so that a digest cannot cause requests to private hosts.</summary>
public static class PublicIpAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        // IANA's special-purpose registries for IPv4 and IPv6, and the IPv4-translated addresses of RFC 2765.
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            "::/127",
            "::ffff:0:0:0/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an IP address is public.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        else if (Embedded(address) is { } inner)
            return Is(inner);
        return !Array.Exists(
            NotPublic,
            n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address)
        );
    }

    /// <summary>Gets the IPv4 address embedded in a NAT64, 6to4 or IPv4-compatible address.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        if (bytes[0] == 0x20 && bytes[1] == 0x02)
            return new IPAddress(bytes.AsSpan(2, 4));
        var nat64 = bytes
            .AsSpan(0, 12)
            .SequenceEqual((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]);
        var compatible = bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
        return nat64 || compatible ? new IPAddress(bytes.AsSpan(12, 4)) : null;
    }
}
