using DigestLsp.Online.Caching;

namespace DigestLsp.Online;

/// <summary>The result of a lookup.</summary>
/// <param name="Entry">The cached entry, possibly stale, or null if absent.</param>
/// <param name="Failure">The reason the lookup failed, shown after the service name, or null if it succeeded or was not needed.</param>
internal sealed record LookupResult(CacheEntry? Entry, string? Failure);
