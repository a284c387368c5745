using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace DigestLsp.Online.Caching;

/// <summary>
/// What is known of links: in memory, and behind that in the user's cache folder or in a Redis server. One target has one fetch in
/// flight; what is old is served until something newer is had, and asked for anew a little before it is old.
/// </summary>
internal sealed class LinkCache : IDisposable
{
    /// <summary>The file's name in the cache folder.</summary>
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

    /// <summary>What is kept under a key, fetched where that is old or nothing; what is old where fetching fails; null where nothing is known.</summary>
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

    /// <summary>What is kept under a key, however old, without asking anybody; null where there is nothing.</summary>
    public async Task<CacheEntry?> FindAsync(string key)
    {
        var found = await cache
            .TryGetAsync<CacheEntry>(key, Options(freshness).SetAllowStaleOnReadOnly())
            .ConfigureAwait(false);
        return found.GetValueOrDefault();
    }

    /// <summary>Makes what is kept under a key old: it is fetched again, and serves only if that fails.</summary>
    public async Task ExpireAsync(string key) =>
        await cache.ExpireAsync(key, Options(freshness)).ConfigureAwait(false);

    /// <summary>The first text that was ever kept under a key.</summary>
    public async Task<string> FirstAsync(string key, string text) =>
        await cache.GetOrSetAsync(key, text, Options(Oldest)).ConfigureAwait(false);

    /// <summary>
    /// Repositories that were found to be there, <c>owner/name</c>, whose name begins with a text; nobody is asked. None where what is
    /// known lies in a Redis server, which is shared with others.
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
            // As its owner spells it, where the service said so.
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
            // A damaged row, or the first identity of a name: a text under a similar key.
            return null;
        }
    }

    /// <summary>How long what is kept is fresh: what is gone may come back sooner than what is there goes.</summary>
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
            // The command line ends right behind its last answer: what it has learnt must be written by then.
            AllowBackgroundDistributedCacheOperations = false,
            // An unreadable row is absent; it is replaced by the next response.
            ReThrowSerializationExceptions = false,
            DistributedCacheSoftTimeout = TimeSpan.FromMilliseconds(500),
            DistributedCacheHardTimeout = TimeSpan.FromSeconds(2),
        };
}
