using DigestLsp.Language.Links;

namespace DigestLsp.Server.Background;

/// <summary>Links that are being checked.</summary>
/// <param name="Targets">What the links lead to.</param>
/// <param name="AnyHost">Whether pages of hosts that no service knows are asked too.</param>
/// <param name="Again">Whether what is known is asked again.</param>
/// <param name="Known">Where verdicts go. Other settings replace it, so that nothing is learnt under the old ones.</param>
/// <param name="UntilClosed">Canceled when the document is closed.</param>
internal sealed record LinkCheck(
    IReadOnlyList<LinkTarget> Targets,
    bool AnyHost,
    bool Again,
    Dictionary<string, LinkVerdict> Known,
    CancellationToken UntilClosed
);
