using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>Reads bodies, unpacked, no further than is needed and never more than the cap.</summary>
internal static class BodyReader
{
    /// <summary>The body; null where it is larger than <see cref="Answer.LargestBody"/> and more was needed.</summary>
    /// <param name="content">What is received.</param>
    /// <param name="enough">How many bytes are enough; what comes behind is not read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The body broke off.</exception>
    public static async Task<byte[]?> ReadAsync(
        HttpContent content,
        int enough,
        CancellationToken cancellationToken
    )
    {
        using var body = new MemoryStream();
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        while (body.Length < enough)
        {
            var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            body.Write(buffer, 0, read);
            if (body.Length > Answer.LargestBody && body.Length < enough)
                return null;
        }
        return body.ToArray();
    }
}
