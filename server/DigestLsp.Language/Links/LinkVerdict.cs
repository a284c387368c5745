namespace DigestLsp.Language.Links;

/// <summary>How what a link leads to is.</summary>
public enum LinkStatus
{
    /// <summary>Not known: not asked yet, a limit, a failure, a refusal, no network. Never a finding.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Ok,

    /// <summary>It is there under another address, for good.</summary>
    Moved,

    /// <summary>It is not there, or not public.</summary>
    Broken,
}

/// <summary>What is known of a link's target, as far as rules speak of it.</summary>
/// <param name="State">How it is.</param>
public sealed record LinkVerdict(LinkStatus State)
{
    /// <summary>Why it is gone or unknown, as a sentence; null where there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The URL it has now, or null if it has not moved. Without a fragment of its own it keeps the link's.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Whether its owner has archived it: nothing will change there.</summary>
    public bool IsArchived { get; init; }

    /// <summary>When something last changed there; null where that is not known.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>Whether the name answers with another repository than it did before.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>Stars of a repository; null where it has none to count.</summary>
    public long? Stars { get; init; }

    /// <summary>The paper's title as its service has it; null for what is no paper.</summary>
    public string? Title { get; init; }

    /// <summary>The repository that the service names for a paper, as an address; null where it names none.</summary>
    public string? Code { get; init; }
}
