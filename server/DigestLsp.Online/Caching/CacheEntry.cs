using System.Text.Json.Serialization;
using DigestLsp.Online.Services;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace DigestLsp.Online.Caching;

/// <summary>A cached response about a target.</summary>
/// <param name="Result">The result from the service.</param>
/// <param name="Fetched">The time of the response.</param>
internal sealed record CacheEntry(
    [property: JsonPropertyName("Known")] ServiceResult Result,
    DateTimeOffset Fetched
)
{
    /// <summary>The <c>ETag</c> of the response for conditional requests, or null if it had none.</summary>
    public string? ETag { get; init; }
}

/// <summary>Source-generated JSON serialization of cache entries.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FusionCacheDistributedEntry<CacheEntry>))]
[JsonSerializable(typeof(FusionCacheDistributedEntry<string>))]
internal sealed partial class CacheEntryJson : JsonSerializerContext;
