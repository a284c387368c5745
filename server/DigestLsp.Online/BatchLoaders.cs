using DigestLsp.Language.Links;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>Creates the loaders of targets that are checked together.</summary>
internal sealed class BatchLoaders(
    OnlineOptions options,
    Tokens tokens,
    Fetcher fetcher,
    TimeProvider clock,
    CancellationToken closing
)
{
    /// <summary>Creates one loader for each batch and server that may be used now; services may share one.</summary>
    public async Task<Dictionary<(LinkBatch, string?), BatchLoader>> CreateAsync(
        LinkTarget[] targets,
        CancellationToken cancellationToken
    )
    {
        var loaders = new Dictionary<(LinkBatch, string?), BatchLoader>();
        foreach (var group in targets.GroupBy(t => (LinkServices.For(t)!.Batch, t.Server)))
        {
            if (
                group.Key is not ({ } batch, var server)
                || (
                    batch.NeedsToken
                    && await tokens
                        .ForAsync(options.ApiOf(group.First()), cancellationToken)
                        .ConfigureAwait(false)
                        is null
                )
            )
                continue;
            var name = LinkServices.For(group.First())!.Name;
            loaders[(batch, server)] = new BatchLoader(
                batch,
                group.Count(),
                (latest, unneeded) =>
                    fetcher.SendAsync(
                        latest(),
                        new RequestPriority(IsUrgent: false, name, unneeded) { Latest = latest },
                        closing
                    ),
                options,
                clock
            );
        }
        return loaders;
    }
}
