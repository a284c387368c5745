using DigestLsp.Language.Links;

namespace DigestLsp.Server.Background;

/// <summary>Links that are being checked.</summary>
/// <param name="Targets">The targets of the links.</param>
/// <param name="AnyHost">Whether to request pages of hosts without a service.</param>
/// <param name="Again">Whether to check links with a verdict again.</param>
/// <param name="Known">Receives the verdicts. Other settings replace it, so that verdicts under the old ones are dropped.</param>
/// <param name="UntilClosed">Canceled when the document is closed.</param>
internal sealed record LinkCheck(
    IReadOnlyList<LinkTarget> Targets,
    bool AnyHost,
    bool Again,
    Dictionary<string, LinkVerdict> Known,
    CancellationToken UntilClosed
);
