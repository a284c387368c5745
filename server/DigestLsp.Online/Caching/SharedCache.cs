using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace DigestLsp.Online.Caching;

/// <summary>The cache of a team or of a fleet of machines, which share one quota, in a Redis server. Loaded only where a setting names one.</summary>
internal static class SharedCache
{
    private const int Timeout = 1_000;

    /// <summary>Whether a connection string can be read.</summary>
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

    /// <summary>The cache in a server.</summary>
    /// <param name="redis">A connection string as StackExchange.Redis reads it: <c>cache.example.org:6379,ssl=true</c>.</param>
    public static IDistributedCache In(string redis)
    {
        // A server that is not there is found out soon and asked again later: nobody waits for a cache.
        var configuration = ConfigurationOptions.Parse(redis, ignoreUnknown: true);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ConnectTimeout = Timeout;
        configuration.AsyncTimeout = Timeout;
        configuration.SyncTimeout = Timeout;
        return new RedisCache(new RedisCacheOptions { ConfigurationOptions = configuration });
    }
}
