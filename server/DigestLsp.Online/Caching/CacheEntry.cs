using System.Text.Json.Serialization;
using DigestLsp.Online.Services;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace DigestLsp.Online.Caching;

/// <summary>What the cache keeps of a target.</summary>
/// <param name="Result">What its service said.</param>
/// <param name="Fetched">When it last said so.</param>
internal sealed record CacheEntry(
    [property: JsonPropertyName("Known")] ServiceResult Result,
    DateTimeOffset Fetched
)
{
    /// <summary>The answer's <c>ETag</c>, to be asked with whether something has changed; null where it had none.</summary>
    public string? ETag { get; init; }
}

/// <summary>How what is kept is written and read; nothing is reflected over.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FusionCacheDistributedEntry<CacheEntry>))]
[JsonSerializable(typeof(FusionCacheDistributedEntry<string>))]
internal sealed partial class CacheEntryJson : JsonSerializerContext;
