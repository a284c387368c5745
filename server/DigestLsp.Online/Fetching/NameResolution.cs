using System.Net.Sockets;

namespace DigestLsp.Online.Fetching;

/// <summary>Checks whether host names can be resolved at all: without a network, an unknown host proves nothing.</summary>
internal sealed class NameResolution(OnlineOptions options, CancellationToken closing)
{
    private const string AlwaysThere = "github.com";

    private Task<bool>? works;

    /// <summary>Whether a name that always exists is resolved; tried again if it was not.</summary>
    public async Task<bool> WorksAsync()
    {
        if (works is not { } tried || (tried.IsCompletedSuccessfully && !tried.Result))
            works = tried = TryAsync();
        return await tried.ConfigureAwait(false);
    }

    private async Task<bool> TryAsync()
    {
        try
        {
            return (await options.Resolve(AlwaysThere, closing).ConfigureAwait(false)).Length > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
