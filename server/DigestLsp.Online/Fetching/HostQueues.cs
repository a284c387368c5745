using System.Collections.Concurrent;

namespace DigestLsp.Online.Fetching;

/// <summary>The request queues of all hosts, configured as each service requires.</summary>
internal sealed class HostQueues(OnlineOptions options, TimeProvider clock)
{
    /// <summary>The maximum number of concurrent requests to a host without a service.</summary>
    public const int WebAtOnce = 4;

    private const int HuggingFaceAtOnce = 4;
    private const int MaxHosts = 2_000;
    private static readonly TimeSpan ArxivSpacing = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, HostQueue> queues = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the queue of the host of a URL.</summary>
    public HostQueue Of(Uri address)
    {
        if (queues.Count > MaxHosts)
            queues.Clear();
        return IsUnder(options.ArxivApi, address) ? Of("arxiv", 1, ArxivSpacing)
            : options.ApiAt(address) is { } api && api == options.EnterpriseApi
                ? Of("github-enterprise", 1, TimeSpan.Zero)
            : IsUnder(options.GitHubApi, address) ? GitHub
            : IsUnder(options.HuggingFace, address) ? Of("huggingface", HuggingFaceAtOnce, TimeSpan.Zero)
            : Of(address.Authority, WebAtOnce, TimeSpan.Zero);
    }

    /// <summary>The queue of the API of github.com, which requires sequential requests.</summary>
    public HostQueue GitHub => Of("github", 1, TimeSpan.Zero);

    /// <summary>Makes the requests with a tag urgent in every queue.</summary>
    public void Promote(string tag)
    {
        foreach (var queue in queues.Values)
            queue.Promote(tag);
    }

    private HostQueue Of(string name, int atOnce, TimeSpan spacing) =>
        queues.GetOrAdd(name, _ => new HostQueue(atOnce, spacing, clock));

    private static bool IsUnder(Uri service, Uri address) => service.IsBaseOf(address);
}
