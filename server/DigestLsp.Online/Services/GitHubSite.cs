using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>A site under github.io: the card of the repository that its address implies. The site may come from another, so nothing else is concluded.</summary>
public sealed class GitHubSite : GitHubApiService
{
    /// <inheritdoc/>
    public override bool Knows(LinkTarget target) =>
        target.Kind == LinkKind.GitHubPages
        && target.FullName is not null
        && GitHub.ProblemOf(target.Owner!, target.Repository) is null;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [GitHubRest.Get(options, target, $"repos/{target.FullName}")];

    /// <inheritdoc/>
    protected override Known Read(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now)
    {
        using var json = answers[0]!.ReadObject();
        var repository = GitHubRepositoryFacts.FromRest(json.RootElement, target);
        return new Known(
            new LinkVerdict(LinkState.Alive) { Stars = repository.Stars },
            repository.Card(target)
        );
    }

    /// <inheritdoc/>
    protected override Known ReadRefusal(LinkTarget target, Answer answer) =>
        base.ReadRefusal(target, answer) is { Verdict.State: LinkState.Unknown } known
            ? known
            : Known.Unknown($"The repository behind this site is not {target.FullName}, or it is private.");
}
