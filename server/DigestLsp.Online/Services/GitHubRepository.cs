using System.Text;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>GitHub repositories, and pages inside them without a separate preview: folders, releases, wikis, discussions.</summary>
public sealed class GitHubRepository : GitHubService
{
    private const int MaxReadmeLength = 400;

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target.FullName is not null && target.IsInRepository;

    /// <inheritdoc/>
    private protected override IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    ) =>
        [
            GitHubRest.Get(options, target, $"repos/{target.FullName}/releases/latest"),
            GitHubRest.Get(options, target, $"repos/{target.FullName}/readme", GitHubRest.Raw),
        ];

    /// <inheritdoc/>
    private protected override LinkPreview PreviewOf(
        LinkTarget target,
        GitHubRepositoryFacts repository,
        IReadOnlyList<Answer?> answers
    )
    {
        // GitHub responds 404 if there is no release.
        var release = Enrich(
            answers[0],
            json => GitHubRepositoryFacts.ReleaseOf(json.Text("tag_name"), json.Date("published_at"))
        );
        var readme = answers[1].Succeeded()
            ? PreviewText.Prose(Encoding.UTF8.GetString(answers[1]!.Body.Span), MaxReadmeLength)
            : null;
        return (repository with { Release = release }).Preview(target, readme);
    }
}
