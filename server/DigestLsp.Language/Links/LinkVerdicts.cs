namespace DigestLsp.Language.Links;

/// <summary>What is known of links at one moment; never changes. More knowledge is another object.</summary>
/// <param name="bySubject">The verdicts, by <see cref="LinkTarget.Subject"/>.</param>
public sealed class LinkVerdicts(IReadOnlyDictionary<string, LinkVerdict> bySubject)
{
    /// <summary>Nothing is known.</summary>
    public static LinkVerdicts None { get; } =
        new(new Dictionary<string, LinkVerdict>(StringComparer.Ordinal));

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => bySubject.Count == 0;

    /// <summary>What is known of a target; null where nothing was asked yet.</summary>
    public LinkVerdict? Of(LinkTarget target) =>
        target.Subject is { } subject ? bySubject.GetValueOrDefault(subject) : null;
}
