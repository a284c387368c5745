namespace DigestLsp.Language.Links;

/// <summary>What is known of links at one moment; never changes. More knowledge is another object.</summary>
/// <param name="bySubject">The verdicts, by <see cref="LinkTarget.Subject"/>.</param>
public sealed class LinkVerdicts(IReadOnlyDictionary<string, LinkVerdict> bySubject)
{
    // The Enterprise servers that something is known of: what services said names them, so a lock file needs no settings.
    private readonly string[] servers =
    [
        .. bySubject.Keys.Select(GitHub.ServerOf).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Nothing is known.</summary>
    public static LinkVerdicts None { get; } =
        new(new Dictionary<string, LinkVerdict>(StringComparer.Ordinal));

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => bySubject.Count == 0;

    /// <summary>What is known of a target; null where nothing was asked yet.</summary>
    public LinkVerdict? Of(LinkTarget target) =>
        Resolve(target).Subject is { } subject ? bySubject.GetValueOrDefault(subject) : null;

    /// <summary>What a link means, given what is known: a link to an Enterprise server is one of GitHub's.</summary>
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
