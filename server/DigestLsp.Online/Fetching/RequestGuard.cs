using System.Net;
using System.Net.Sockets;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Blocks connections to private hosts. Checks the IP address that is actually connected to, so DNS rebinding cannot bypass it.
/// </summary>
internal sealed class RequestGuard(OnlineOptions options)
{
    /// <summary>Gets the reason a URL may not be requested, or null if nothing is known against it before the connection is made.</summary>
    public async Task<string?> ProblemAsync(Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            return "is not checked: only http and https URLs are supported.";
        if (IsNamed(address))
            return null;
        if (IPAddress.TryParse(address.DnsSafeHost, out var literal))
            return PublicIpAddress.Is(literal) ? null : NotPublic(address.Host);
        if (ProxyOf(address) is null)
            return null;
        // A proxy resolves names itself, so the name is checked here first if this machine can resolve it.
        try
        {
            var found = await options.Resolve(address.IdnHost, cancellationToken).ConfigureAwait(false);
            return Array.TrueForAll(found, PublicIpAddress.Is) ? null : NotPublic(address.Host);
        }
        catch (SocketException)
        {
            return IsLocalName(address.IdnHost) ? NotPublic(address.Host) : null;
        }
    }

    /// <summary>Resolves a host, checks its IP addresses and connects. Used for every connection of the pool.</summary>
    /// <exception cref="RefusedException">The host is private and the user has not allowed it.</exception>
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var end = context.DnsEndPoint;
        var target = context.InitialRequestMessage.RequestUri!;
        var addresses = await options.Resolve(end.Host, cancellationToken).ConfigureAwait(false);
        if (
            !IsProxy(end, target)
            && !IsNamed(target)
            && (addresses.Length == 0 || !Array.TrueForAll(addresses, PublicIpAddress.Is))
        )
            throw new RefusedException(NotPublic(end.Host));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether the user's settings name this host: the API of a service, or an allowed host.</summary>
    private bool IsNamed(Uri address) =>
        options.AllowedPrivateHosts.Contains(address)
        || options.Services.Any(service => IsSameOrigin(service, address));

    /// <summary>Whether two URLs have the same scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.Port == other.Port
        && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether requests for a URL go through a proxy, which resolves its name.</summary>
    public static bool UsesProxy(Uri address) => ProxyOf(address) is not null;

    private static Uri? ProxyOf(Uri address) =>
        HttpClient.DefaultProxy.IsBypassed(address) ? null : HttpClient.DefaultProxy.GetProxy(address);

    // A system proxy may be in a private network: the administrator has configured it.
    private static bool IsProxy(DnsEndPoint end, Uri target) =>
        ProxyOf(target) is { } proxy
        && end.Port == proxy.Port
        && end.Host.Equals(proxy.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalName(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || Array.Exists(
            [".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".home"],
            end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        );

    private static string NotPublic(string host) => $"is not checked: {host} is not on the public internet.";
}

/// <summary>Thrown when a connection is blocked.</summary>
internal sealed class RefusedException(string message) : Exception(message);
