namespace DigestLsp.Language.Links;

/// <summary>The status of a link.</summary>
public enum LinkStatus
{
    /// <summary>Not checked or not determined: rate limit, failure, refusal, no network. Never reported.</summary>
    Unknown,

    /// <summary>The target exists.</summary>
    Ok,

    /// <summary>The target has moved permanently.</summary>
    Moved,

    /// <summary>The target does not exist or is not public.</summary>
    Broken,
}

/// <summary>The result of a link check.</summary>
/// <param name="State">The status.</param>
public sealed record LinkVerdict(LinkStatus State)
{
    /// <summary>The reason a link is broken or unknown, as a sentence, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The URL it has now, or null if it has not moved. If it has no fragment, it keeps the link's.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Whether the repository is archived.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The time of the last change, or null if unknown.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>Whether the name now belongs to a different repository.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>The number of stars of a repository, or null.</summary>
    public long? Stars { get; init; }

    /// <summary>The title of the paper according to its service, or null if it is not a paper.</summary>
    public string? Title { get; init; }

    /// <summary>The URL of the repository that the service lists for a paper, or null.</summary>
    public string? Code { get; init; }
}
