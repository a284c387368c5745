namespace DigestLsp.Language.Links;

/// <summary>An immutable snapshot of link verdicts.</summary>
/// <param name="bySubject">The verdicts, by <see cref="LinkTarget.Subject"/>.</param>
public sealed class LinkVerdicts(IReadOnlyDictionary<string, LinkVerdict> bySubject)
{
    // The Enterprise servers in the subjects, so that a lock file works without settings.
    private readonly string[] servers =
    [
        .. bySubject.Keys.Select(GitHub.ServerOf).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>No verdicts.</summary>
    public static LinkVerdicts None { get; } =
        new(new Dictionary<string, LinkVerdict>(StringComparer.Ordinal));

    /// <summary>Whether there are no verdicts.</summary>
    public bool IsEmpty => bySubject.Count == 0;

    /// <summary>Gets the verdict on a target, or null if it was not checked.</summary>
    public LinkVerdict? Of(LinkTarget target) =>
        Resolve(target).Subject is { } subject ? bySubject.GetValueOrDefault(subject) : null;

    /// <summary>Resolves a link to a known Enterprise server as a GitHub link.</summary>
    public LinkTarget Resolve(LinkTarget target)
    {
        foreach (var server in servers)
        {
            if (GitHub.On(server, target) is { Server: not null } known)
                return known;
        }
        return target;
    }
}
