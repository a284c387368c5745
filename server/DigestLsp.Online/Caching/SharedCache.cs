using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace DigestLsp.Online.Caching;

/// <summary>
/// The cache of a team or CI fleet in a Redis server, which also shares one rate limit. Loaded only if a setting names a server.
/// </summary>
internal static class SharedCache
{
    private const int Timeout = 1_000;

    /// <summary>Whether a connection string is valid.</summary>
    public static bool Reads(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis, ignoreUnknown: true).EndPoints.Count > 0;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Creates a cache in a server.</summary>
    /// <param name="redis">A connection string of StackExchange.Redis: <c>cache.example.org:6379,ssl=true</c>.</param>
    public static IDistributedCache In(string redis)
    {
        // Time out soon and try again later: no lookup waits for the cache.
        var configuration = ConfigurationOptions.Parse(redis, ignoreUnknown: true);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ConnectTimeout = Timeout;
        configuration.AsyncTimeout = Timeout;
        configuration.SyncTimeout = Timeout;
        return new RedisCache(new RedisCacheOptions { ConfigurationOptions = configuration });
    }
}
