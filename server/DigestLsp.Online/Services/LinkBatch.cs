using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>One request about many targets of a service, for a whole digest at a time. Pure on both sides of the HTTP call.</summary>
public abstract class LinkBatch
{
    /// <summary>How many targets one request may name.</summary>
    public abstract int Largest { get; }

    /// <summary>Whether the service takes it only from callers with a token; without one, each target is asked about by itself.</summary>
    public virtual bool NeedsToken => false;

    /// <summary>The request about targets.</summary>
    /// <param name="targets">At most <see cref="Largest"/>, no two with the same <see cref="LinkTarget.Subject"/>, all of the same <see cref="LinkTarget.Server"/>.</param>
    /// <param name="options">Where the service is.</param>
    public abstract ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options);

    /// <summary>What the answer says of each target, in their order.</summary>
    /// <param name="targets">What was asked about.</param>
    /// <param name="answer">An answer that succeeded (2xx); it may still say that the quota is used up.</param>
    /// <param name="now">The time of the answer.</param>
    /// <exception cref="System.Text.Json.JsonException">The answer cannot be read.</exception>
    public abstract IReadOnlyList<ServiceResult> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    );

    /// <summary>Gets the request that asks again about targets that the first answer lacks, or null if there is nothing to ask again.</summary>
    /// <param name="targets">What was asked about.</param>
    /// <param name="known">What the first answer says of each.</param>
    /// <param name="options">Where the service is.</param>
    public virtual (IReadOnlyList<LinkTarget> Targets, ServiceRequest Request)? Confirmation(
        IReadOnlyList<LinkTarget> targets,
        IReadOnlyList<ServiceResult> known,
        OnlineOptions options
    ) => null;

    /// <summary>Gets what the answer to <see cref="Confirmation"/> says of each of its targets.</summary>
    /// <inheritdoc cref="Read"/>
    public virtual IReadOnlyList<ServiceResult> Confirm(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    ) => Read(targets, answer, now);
}
