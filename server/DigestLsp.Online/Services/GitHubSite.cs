using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// Sites under github.io: the preview of the repository that the URL implies. The site may come from another repository, so nothing else is
/// concluded.
/// </summary>
public sealed class GitHubSite : GitHubApiService
{
    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target.Kind == LinkKind.GitHubPages
        && target.FullName is not null
        && GitHubNames.ProblemOf(target.Owner!, target.Repository) is null;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [GitHubRest.Get(options, target, $"repos/{target.FullName}")];

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var repository = GitHubRepositoryFacts.FromRest(json.RootElement, target);
        return new ServiceResult(
            new LinkVerdict(LinkStatus.Ok) { Stars = repository.Stars },
            repository.Preview(target)
        );
    }

    /// <inheritdoc/>
    protected override ServiceResult ReadRefusal(LinkTarget target, Answer answer) =>
        base.ReadRefusal(target, answer) is { Verdict.State: LinkStatus.Unknown } known
            ? known
            : ServiceResult.Unknown(
                $"The source repository of this site is not {target.FullName}, or it is private."
            );
}
