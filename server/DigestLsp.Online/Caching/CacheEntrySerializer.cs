using System.Security.Cryptography;
using System.Text.Json;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace DigestLsp.Online.Caching;

/// <summary>Serializes cache entries as a checksum followed by JSON. A damaged entry is never read as another one.</summary>
internal sealed class CacheEntrySerializer : IFusionCacheSerializer
{
    private const int ChecksumLength = 8;

    /// <inheritdoc/>
    public byte[] Serialize<T>(T? obj)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(obj, CacheEntryJson.Default.GetTypeInfo(typeof(T))!);
        return [.. Checksum(json), .. json];
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The entry is damaged or of another type.</exception>
    public T? Deserialize<T>(byte[] data)
    {
        if (
            data.Length <= ChecksumLength
            || !data.AsSpan(0, ChecksumLength).SequenceEqual(Checksum(data.AsSpan(ChecksumLength)))
        )
            throw new JsonException("The cache entry is damaged.");
        return (T?)
            JsonSerializer.Deserialize(
                data.AsSpan(ChecksumLength),
                CacheEntryJson.Default.GetTypeInfo(typeof(T))!
            );
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) =>
        ValueTask.FromResult(Serialize(obj));

    /// <inheritdoc/>
    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) =>
        ValueTask.FromResult(Deserialize<T>(data));

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> json) =>
        SHA256.HashData(json).AsSpan(0, ChecksumLength);
}
