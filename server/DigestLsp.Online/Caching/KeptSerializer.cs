using System.Text.Json;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace DigestLsp.Online.Caching;

/// <summary>Writes and reads what the cache keeps, as JSON.</summary>
internal sealed class KeptSerializer : IFusionCacheSerializer
{
    /// <inheritdoc/>
    public byte[] Serialize<T>(T? obj) =>
        JsonSerializer.SerializeToUtf8Bytes(obj, KeptJson.Default.GetTypeInfo(typeof(T))!);

    /// <inheritdoc/>
    public T? Deserialize<T>(byte[] data) =>
        (T?)JsonSerializer.Deserialize(data, KeptJson.Default.GetTypeInfo(typeof(T))!);

    /// <inheritdoc/>
    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) =>
        ValueTask.FromResult(Serialize(obj));

    /// <inheritdoc/>
    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) =>
        ValueTask.FromResult(Deserialize<T>(data));
}
