using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>One request for many targets of a service. Creating requests and reading responses are pure.</summary>
public abstract class LinkBatch
{
    /// <summary>The maximum number of targets in one request.</summary>
    public abstract int Largest { get; }

    /// <summary>Whether the service accepts the request only with a token. Without one, each target is requested separately.</summary>
    public virtual bool NeedsToken => false;

    /// <summary>Creates the request for targets.</summary>
    /// <param name="targets">
    /// At most <see cref="Largest"/> targets with different <see cref="LinkTarget.Subject"/>, all of the same
    /// <see cref="LinkTarget.Server"/>.
    /// </param>
    /// <param name="options">The base URLs of services.</param>
    public abstract ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options);

    /// <summary>Gets the result for each target from a response, in the order of the targets.</summary>
    /// <param name="targets">The requested targets.</param>
    /// <param name="answer">A successful response (2xx). It may still report an exhausted rate limit.</param>
    /// <param name="now">The time of the response.</param>
    /// <exception cref="System.Text.Json.JsonException">The response cannot be read.</exception>
    public abstract IReadOnlyList<ServiceResult> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    );

    /// <summary>Gets the request for targets missing in the first response, or null if empty.</summary>
    /// <param name="targets">The requested targets.</param>
    /// <param name="known">The results from the first response.</param>
    /// <param name="options">The base URLs of services.</param>
    public virtual (IReadOnlyList<LinkTarget> Targets, ServiceRequest Request)? Confirmation(
        IReadOnlyList<LinkTarget> targets,
        IReadOnlyList<ServiceResult> known,
        OnlineOptions options
    ) => null;

    /// <summary>Gets the results from the response to <see cref="Confirmation"/> for each of its targets.</summary>
    /// <inheritdoc cref="Read"/>
    public virtual IReadOnlyList<ServiceResult> Confirm(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    ) => Read(targets, answer, now);
}
