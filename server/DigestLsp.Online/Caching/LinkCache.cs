using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace DigestLsp.Online.Caching;

/// <summary>
/// Cache of link results: in memory, backed by a file in the user's cache folder or a Redis server. A target has at most one fetch in
/// flight. A stale entry is served until a newer one is available, and is refreshed shortly before it expires.
/// </summary>
internal sealed class LinkCache : IDisposable
{
    /// <summary>The name of the file in the cache folder.</summary>
    public const string FileName = "links.db";

    private const string Repository = ":github:";
    private const int MaxRepositories = 500;
    private const int MaxInMemory = 5_000;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(90);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private readonly FusionCache cache;
    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = MaxInMemory });
    private readonly IDistributedCache? second;
    private readonly TimeSpan freshness;

    public LinkCache(OnlineOptions options)
    {
        freshness = options.Freshness;
        cache = new FusionCache(
            new FusionCacheOptions
            {
                CacheKeyPrefix = "digest-lsp:1:",
                DistributedCacheCircuitBreakerDuration = TimeSpan.FromSeconds(30),
                DisableTagging = true,
                EnableBestPracticesAdvisor = false,
            },
            memory
        );
        second =
            options.Redis is { } redis ? SharedCache.In(redis)
            : options.CacheFolder is { } folder
                ? new SqliteCache(Path.Combine(folder, FileName), TimeProvider.System)
            : null;
        if (second is not null)
            cache.SetupDistributedCache(second, new CacheEntrySerializer());
    }

    /// <summary>
    /// Gets the entry of a key and fetches it if it is stale or missing. If fetching fails, returns the stale entry, or null if it
    /// is missing.
    /// </summary>
    public async Task<CacheEntry?> GetAsync(
        string key,
        Func<FusionCacheFactoryExecutionContext<CacheEntry>, Task<CacheEntry>> fetch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await cache
                .GetOrSetAsync<CacheEntry>(
                    key,
                    (context, _) => fetch(context),
                    default,
                    Options(freshness),
                    null,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (FusionCacheFactoryException)
        {
            return null;
        }
    }

    /// <summary>Gets the entry of a key from the cache only, however old, or null if absent.</summary>
    public async Task<CacheEntry?> FindAsync(string key)
    {
        var found = await cache
            .TryGetAsync<CacheEntry>(key, Options(freshness).SetAllowStaleOnReadOnly())
            .ConfigureAwait(false);
        return found.GetValueOrDefault();
    }

    /// <summary>Marks the entry of a key as stale: it is fetched again, and is served only if that fails.</summary>
    public async Task ExpireAsync(string key) =>
        await cache.ExpireAsync(key, Options(freshness)).ConfigureAwait(false);

    /// <summary>Gets the first text that was ever stored under a key.</summary>
    public async Task<string> FirstAsync(string key, string text) =>
        await cache.GetOrSetAsync(key, text, Options(Oldest)).ConfigureAwait(false);

    /// <summary>
    /// Gets cached names of existing repositories (<c>owner/name</c>) that start with a text. Returns none if the cache is a Redis server,
    /// which is shared with others.
    /// </summary>
    public IReadOnlyList<string> Repositories(string start)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var (key, value) in (second as SqliteCache)?.Holding(Repository + start, MaxRepositories) ?? []
        )
        {
            var name = key[(key.IndexOf(Repository, StringComparison.Ordinal) + Repository.Length)..];
            if (Read(value) is not { Verdict.State: Language.Links.LinkStatus.Ok } known)
                continue;
            // In the owner's spelling, if the service returned it.
            var heading = known.Preview?.Heading ?? name;
            found.Add(heading.Equals(name, StringComparison.OrdinalIgnoreCase) ? heading : name);
        }
        return [.. found];
    }

    private static Services.ServiceResult? Read(byte[] value)
    {
        try
        {
            return new CacheEntrySerializer()
                .Deserialize<FusionCacheDistributedEntry<CacheEntry>>(value)
                ?.Value?.Result;
        }
        catch (System.Text.Json.JsonException)
        {
            // A damaged row, or the first identity of a name, which has a similar key.
            return null;
        }
    }

    /// <summary>Gets how long an entry is fresh. Broken links expire sooner, since they may be fixed.</summary>
    public TimeSpan DurationOf(CacheEntry kept) =>
        kept.Result.Verdict.State == Language.Links.LinkStatus.Broken ? freshness / 6 : freshness;

    /// <inheritdoc/>
    public void Dispose()
    {
        cache.Dispose();
        memory.Dispose();
        (second as IDisposable)?.Dispose();
    }

    private static FusionCacheEntryOptions Options(TimeSpan duration) =>
        new(duration)
        {
            Size = 1,
            IsFailSafeEnabled = true,
            FailSafeMaxDuration = Oldest,
            FailSafeThrottleDuration = AfterFailure,
            EagerRefreshThreshold = 0.9f,
            JitterMaxDuration = duration / 20,
            // The command line exits right after its last result, so everything must be written by then.
            AllowBackgroundDistributedCacheOperations = false,
            // An unreadable row is absent; it is replaced by the next response.
            ReThrowSerializationExceptions = false,
            DistributedCacheSoftTimeout = TimeSpan.FromMilliseconds(500),
            DistributedCacheHardTimeout = TimeSpan.FromSeconds(2),
        };
}
