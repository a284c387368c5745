using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>Reads and decompresses response bodies, only as far as needed and never beyond the maximum.</summary>
internal static class BodyReader
{
    /// <summary>Gets the body, or null if it is larger than <see cref="Answer.LargestBody"/> and more of it was needed.</summary>
    /// <param name="content">The content to read.</param>
    /// <param name="enough">The number of bytes that are enough; the rest is not read.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="IOException">The connection was closed before the end of the body.</exception>
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
