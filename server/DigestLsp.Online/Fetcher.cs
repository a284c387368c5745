using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>
/// The one place that opens a socket. Redirects are followed by hand and each hop is checked; a private address is refused when it is
/// about to be connected to, whatever name led there, unless the user's settings named that very host.
/// </summary>
internal sealed class Fetcher(OnlineOptions options) : IDisposable
{
    private const int MostRedirects = 5;
    private HttpClient? client;

    /// <summary>Sends a request and follows where it is redirected.</summary>
    /// <exception cref="HttpRequestException">No network, a refused address, too many redirects, a body too large.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public async Task<Answer> SendAsync(ServiceRequest asked, CancellationToken cancellationToken)
    {
        client ??= NewClient();
        var address = asked.Address;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.RequestTimeout);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = NewRequest(asked, address);
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token)
                .ConfigureAwait(false);
            if (response.Headers.Location is { } location && (int)response.StatusCode is >= 301 and <= 308)
            {
                var next = new Uri(address, location);
                if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != address.Scheme)
                    throw new HttpRequestException("The service redirects to an address that is not secure.");
                address = next;
                continue;
            }
            return new Answer(
                response.StatusCode,
                response
                    .Headers.Concat(response.Content.Headers)
                    .ToDictionary(
                        h => h.Key,
                        h => string.Join(", ", h.Value),
                        StringComparer.OrdinalIgnoreCase
                    ),
                await ReadAsync(response.Content, timeout.Token).ConfigureAwait(false)
            );
        }
        throw new HttpRequestException("The service redirects without end.");
    }

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    private HttpRequestMessage NewRequest(ServiceRequest asked, Uri address)
    {
        var request = new HttpRequestMessage(asked.Method, address);
        request.Headers.UserAgent.ParseAdd("digest-lsp");
        request.Headers.Accept.ParseAdd(asked.Accept);
        foreach (var (name, value) in asked.Headers)
            request.Headers.Add(name, value);
        if (asked.Body is { } body)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (options.GitHubToken is { Length: > 0 } token && IsApi(address))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private bool IsApi(Uri address) =>
        address.Scheme == options.GitHubApi.Scheme
        && address.Authority.Equals(options.GitHubApi.Authority, StringComparison.OrdinalIgnoreCase);

    private HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = ConnectAsync,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var end = context.DnsEndPoint;
        var target = context.InitialRequestMessage.RequestUri!;
        // A proxy of the system's settings may be private, and so may the API that the user's settings name.
        var named =
            end.Host.Equals(options.GitHubApi.IdnHost, StringComparison.OrdinalIgnoreCase)
                && end.Port == options.GitHubApi.Port
            || !end.Host.Equals(target.IdnHost, StringComparison.OrdinalIgnoreCase);
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancellationToken).ConfigureAwait(false);
        if (!named && (addresses.Length == 0 || !Array.TrueForAll(addresses, PublicAddress.Is)))
            throw new HttpRequestException($"{end.Host} is not on the public internet.");
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

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0; )
        {
            if (body.Length + read > Answer.LargestBody)
                throw new HttpRequestException("The answer is larger than 2 MB.");
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
