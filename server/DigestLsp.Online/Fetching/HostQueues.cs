using System.Collections.Concurrent;

namespace DigestLsp.Online.Fetching;

/// <summary>The queues before all hosts, each as its service asks for.</summary>
internal sealed class HostQueues(OnlineOptions options, TimeProvider clock)
{
    /// <summary>Requests to one host of the web at the same time: as many as a considerate browser.</summary>
    public const int WebAtOnce = 4;

    private const int HuggingFaceAtOnce = 4;
    private const int MaxHosts = 2_000;
    private static readonly TimeSpan ArxivSpacing = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, HostQueue> queues = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The queue before the host of an address.</summary>
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

    /// <summary>The queue before the API of github.com, which asks for one request after the other.</summary>
    public HostQueue GitHub => Of("github", 1, TimeSpan.Zero);

    /// <summary>Makes what waits with a tag urgent, wherever it waits.</summary>
    public void Promote(string tag)
    {
        foreach (var queue in queues.Values)
            queue.Promote(tag);
    }

    private HostQueue Of(string name, int atOnce, TimeSpan spacing) =>
        queues.GetOrAdd(name, _ => new HostQueue(atOnce, spacing, clock));

    private static bool IsUnder(Uri service, Uri address) => service.IsBaseOf(address);
}
